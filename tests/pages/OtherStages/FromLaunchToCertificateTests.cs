namespace Funding.Pages.Tests.OtherStages;

/// <summary>A programme file in a temporary folder with another list of stages runs as its persons use it.</summary>
public sealed class FromLaunchToCertificateTests(SmallGrantsTests.Host host) : IClassFixture<SmallGrantsTests.Host>
{
    [Fact]
    public async Task A_round_without_quota_draw_panel_and_ranking_runs_from_its_launch_to_its_certificates()
    {
        var round = new SmallGrantsRound(host);
        await round.LaunchAsync();
        foreach (var number in new[] { 1, 2, 3 })
            await round.SubmitAsync(number);
        await round.CallClosedAsync();
        await ProgressAsync(round, 1, "形式审查");
        await round.DecideAsync(1, eligible: true);
        await round.DecideAsync(2, eligible: true);
        await round.DecideAsync(3, eligible: false);
        Assert.Equal("approve", await round.StageAsync());
        await ProgressAsync(round, 1, "审定");

        await ListAsync(round);
        await round.ApproveAsync(Cast.Chair.Name);
        await round.ApproveAsync(Cast.Vice.Name);
        Assert.Equal("notice", await round.StageAsync());

        await NoticeAsync(round);
        await ObjectAsync(round, 2);
        await round.PastAsync(new(2026, 5, 15));
        Assert.Equal(RoundStanding.Announced, (await round.RoundAsync()).Standing);
        await ResultsAsync(round);
        await CertificateAsync(round, 1);
    }

    private async Task ProgressAsync(SmallGrantsRound round, int number, string stage)
    {
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(SmallGrantsRound.ApplicantOf(number));
        var page = await applicant.GetAsync($"/apply/{round.Id}/{SmallGrantsRound.ApplicationOf(number)}");
        Assert.Contains(stage, page.Page.QuerySelector("main [aria-current=step]")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The committee reads every eligible application by its number, and nothing of scores.</summary>
    private static async Task ListAsync(SmallGrantsRound round)
    {
        var (member, page) = await round.AtVoteAsync(Cast.Chair.Name);
        using (member)
        {
            Assert.StartsWith("名单与审定", page.Heading, StringComparison.Ordinal);
            Assert.Equal(
                [SmallGrantsRound.ApplicationOf(1), SmallGrantsRound.ApplicationOf(2)],
                page.Page.QuerySelectorAll("tr.standing-selected code").Select(c => c.TextContent).Order(StringComparer.Ordinal));
            Assert.Null(page.Page.GetElementById("stability"));
            Assert.Empty(page.Page.QuerySelectorAll("tr.line, tr.standing-reserve"));
            Assert.DoesNotContain("评分", page.Page.QuerySelector("table.ranking")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/approve/{round.Id}/committee-file")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/approve/{round.Id}/public-value")).Status);
        }
    }

    private async Task NoticeAsync(SmallGrantsRound round)
    {
        using var visitor = new Visitor(host);
        var notice = await visitor.GetAsync($"/rounds/{round.Id}/notice");
        Assert.Equal(2, notice.Page.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("得分", notice.Main, StringComparison.Ordinal);
        Assert.Null(notice.Page.QuerySelector($"main a[href='/rounds/{round.Id}/ranking']"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/rounds/{round.Id}/ranking")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/rounds/{round.Id}/draw")).Status);
        var page = await visitor.GetAsync($"/rounds/{round.Id}");
        Assert.Equal(5, page.Page.QuerySelectorAll("main ol.stages > li").Length);
        var api = await visitor.Http.GetStringAsync($"/api/v1/rounds/{round.Id}");
        Assert.Contains("\"draw\":null", api, StringComparison.Ordinal);
    }

    /// <summary>Somebody objects, an officer who has not decided on it upholds it: the entry goes, nobody takes its place.</summary>
    private async Task ObjectAsync(SmallGrantsRound round, int number)
    {
        using var citizen = new Visitor(host);
        await citizen.SignInAsync("citizen@example.cn");
        var filed = await citizen.SubmitAsync(
            await citizen.GetAsync($"/apply/objections/{round.Id}/new/{SmallGrantsRound.ApplicationOf(number)}"),
            new Dictionary<string, string>
            {
                ["name"] = "张三",
                ["contact"] = "0571-88000000",
                ["reasons"] = "该单位申报的计划与去年已获资助的计划相同，请核实。",
            });
        Assert.Equal(HttpStatusCode.SeeOther, filed.Status);
        await round.SettleAsync();
        using var officer = await round.EnterAsync(Cast.SecondOfficer.Name);
        var address = $"/office/rounds/{round.Id}/objections/{filed.Location!.Split('/')[^1]}";
        var decided = await officer.SubmitAsync(
            await officer.GetAsync(address),
            new Dictionary<string, string> { ["decision"] = "upheld", ["reason"] = "经核实，计划与去年相同。" });
        Assert.Equal(HttpStatusCode.SeeOther, decided.Status);
        await round.SettleAsync();
        var notice = await officer.GetAsync($"/rounds/{round.Id}/notice");
        Assert.Equal(2, notice.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Single(notice.Page.QuerySelectorAll("tbody .tag-bad"));
        var mails = await host.Services.GetRequiredService<Mailbox>().ListAsync(Cast.Administrator.Name);
        Assert.DoesNotContain(mails.Entries, m => m.Subject.Contains("空缺", StringComparison.Ordinal));
    }

    private async Task ResultsAsync(SmallGrantsRound round)
    {
        using var visitor = new Visitor(host);
        var results = await visitor.GetAsync($"/rounds/{round.Id}/results");
        var row = Assert.Single(results.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("第1职业技术学院", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("资2026-1-001", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(results.Page.QuerySelectorAll("main a[href$='/ranking'], main a[href$='/draw']"));
        var certificate = await visitor.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("真实有效", certificate.Main, StringComparison.Ordinal);
    }

    /// <summary>The letter's link leads to the result with the certificate.</summary>
    private async Task CertificateAsync(SmallGrantsRound round, int number)
    {
        using var applicant = await round.EnterAsync(SmallGrantsRound.ApplicantOf(number));
        var result = await applicant.GetAsync($"/apply/{round.Id}/{SmallGrantsRound.ApplicationOf(number)}/result");
        Assert.Contains("资2026-1-001", result.Main, StringComparison.Ordinal);
        Assert.Empty(result.Page.QuerySelectorAll("main table"));
    }
}
