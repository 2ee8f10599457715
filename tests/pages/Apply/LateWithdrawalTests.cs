namespace Funding.Pages.Tests.Apply;

/// <summary>A winner withdraws in the public notice, on the page and by the API.</summary>
public sealed class LateWithdrawalTests(StageHost host, Browsers browsers) : IClassFixture<StageHost>, IClassFixture<Browsers>
{
    [Fact]
    public async Task A_winner_withdraws_on_the_page_and_the_notice_and_the_ranking_say_so_and_the_next_one_by_the_API()
    {
        var round = await AtNoticeAsync(host.Fresh(applications: 4, places: 2));
        var winner = (await round.Get<NoticeQueries>().EntriesAsync(round.Id)).Items[0].Value;
        using var visitor = new Visitor(host);
        await visitor.SignInAsync(EmailOf(winner.ApplicationId));
        var address = $"/apply/{round.Id}/{winner.ApplicationId}";

        Assert.Contains($"{address}/withdraw", (await visitor.GetAsync(address)).Text, StringComparison.Ordinal);
        var page = await visitor.GetAsync($"{address}/withdraw");
        Assert.Contains("申报截止后的撤回不能恢复", page.Main, StringComparison.Ordinal);
        Assert.Contains("申请人撤回", page.Main, StringComparison.Ordinal);
        await LookAsync(visitor, $"{address}/withdraw", "withdraw");
        var confirmation = TypedConfirmation.Expected(winner.ApplicationId);
        var silent = await visitor.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = confirmation, ["reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Equal(confirmation, silent.Page.QuerySelector("input[name=confirmation]")!.GetAttribute("value"));

        var done = await visitor.SubmitAsync(
            page, new Dictionary<string, string> { ["confirmation"] = confirmation, ["reason"] = "合作企业重组，无法按申报内容建设。" });
        Assert.Equal(address, done.Location);
        await round.SettleAsync();

        using var reader = new Visitor(host);
        Assert.Contains("申请人撤回", (await reader.GetAsync($"/rounds/{round.Id}/notice")).Main, StringComparison.Ordinal);
        var ranking = await reader.GetAsync($"/rounds/{round.Id}/ranking");
        Assert.Contains("申请人撤回", ranking.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(winner.OrganisationName, ranking.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(
            winner.OrganisationName,
            await reader.Http.GetStringAsync($"/rounds/{round.Id}/ranking.json", TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        await LookAsync(visitor, address, "withdrawn");
        await LookAsync(null, $"/rounds/{round.Id}/notice", "notice");
        await LookAsync(null, $"/rounds/{round.Id}/ranking", "ranking");

        var next = (await round.Get<NoticeQueries>().EntriesAsync(round.Id)).Items
            .Select(i => i.Value)
            .First(e => e.PromotedFor == winner.ApplicationId).ApplicationId;
        var token = (await host.Services.GetRequiredService<ApiTokens>().IssueAsync(
            EmailOf(next), Role.Applicant, null, TimeSpan.FromDays(30))).Text;
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var call = $"/api/v1/rounds/{round.Id}/applications/{next}/withdraw";
        var refused = await http.PostAsJsonAsync(
            call, new { confirmation = TypedConfirmation.Expected(next) }, TestContext.Current.CancellationToken);
        var taken = await http.PostAsJsonAsync(
            call,
            new { confirmation = TypedConfirmation.Expected(next), reason = "合作企业重组，无法按申报内容建设。" },
            TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (refused.StatusCode, taken.StatusCode));
        Assert.Equal(ApplicationState.Withdrawn, (await round.Get<ApplicationStore>().GetAsync(round.Id, next)).Value.State);
        await LinesSayWhoWithdrewAsync(http, round, winner.ApplicationId, next);
    }

    /// <summary>What the committee reads of the ranking by the API.</summary>
    private async Task LinesSayWhoWithdrewAsync(HttpClient http, RoundPlayer round, params string[] withdrawn)
    {
        var token = await host.Services.GetRequiredService<ApiTokens>()
            .IssueAsync(Cast.Chair.Name, Role.Committee, null, TimeSpan.FromDays(1));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
        var ranking = await http.GetFromJsonAsync<JsonNode>(
            $"/api/v1/rounds/{round.Id}/ranking", TestContext.Current.CancellationToken);
        var lines = ranking!["items"]!.AsArray();
        Assert.True(lines.Count > withdrawn.Length);
        Assert.Equal(
            withdrawn.Order(),
            lines.Where(l => (bool)l!["withdrawn"]!).Select(l => (string)l!["application"]!).Order());
    }

    private static string EmailOf(string application) =>
        $"applicant{Enumerable.Range(1, 4).First(n => Cast.ApplicationId(n) == application)}@college.example";

    private static async Task<RoundPlayer> AtNoticeAsync(RoundPlayer round)
    {
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.PublicNotice);
        return round;
    }

    /// <summary>The page in both languages and at both widths, without a fault of its checks.</summary>
    private async Task LookAsync(Visitor? visitor, string path, string name)
    {
        foreach (var width in (int[])[1280, 390])
        {
            var page = await browsers.OpenAsync(width);
            if (visitor is not null)
                await page.Context.AddCookiesAsync(visitor.Cookies.Select(c => new Microsoft.Playwright.Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Url = host.Address.ToString()
                }));
            foreach (var language in (string[])["zh", "en"])
            {
                await page.GotoAsync($"{host.Address}{path[1..]}?lang={language}");
                Assert.Empty(await page.ExamineHereAsync($"late-{name}-{width}-{language}", axe: true));
            }
        }
    }
}
