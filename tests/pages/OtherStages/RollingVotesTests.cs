namespace Funding.Pages.Tests.OtherStages;

/// <summary>Members of the committee vote on applications one by one, by mailed links; what comes of it is public as it comes.</summary>
public sealed class RollingVotesTests(RollingVotesTests.Host host) : IClassFixture<RollingVotesTests.Host>
{
    private const string Reason = "请补充说明第二项支出的用途。";

    [Fact]
    public async Task A_member_votes_on_two_of_three_cases_and_returns_one()
    {
        var round = new RoundPlayer(host.Services, host.Time) { Programme = host.Programme };
        await round.LaunchAsync();
        foreach (var number in new[] { 1, 2, 3 })
            await round.SubmitAsync(number);
        await round.SettleAsync();
        await MorningAsync(round);

        using (var chair = await EnterAsync(Cast.Chair.Name, "3 项申报请您审定", $"/approve/{round.Id}"))
        {
            Assert.Equal([1, 2, 3], await ListedAsync(chair, round));
            Assert.Contains("审定申报（3项）", (await chair.GetAsync("/approve")).Main, StringComparison.Ordinal);
            Assert.StartsWith(
                "Applications to approve", (await chair.GetAsync($"/approve/{round.Id}?lang=en")).Heading, StringComparison.Ordinal);
            await chair.GetAsync($"/approve/{round.Id}?lang=zh");
            await VoteAsync(chair, round, 1, approve: true);
            Assert.Equal([2, 3], await ListedAsync(chair, round));
            await VoteAsync(chair, round, 2, approve: false);
            Assert.Equal([2, 3], await ListedAsync(chair, round));
            Assert.Contains("审定申报（2项）", (await chair.GetAsync("/approve")).Main, StringComparison.Ordinal);
        }

        using var vice = await EnterAsync(Cast.Vice.Name, "3 项申报请您审定", $"/approve/{round.Id}");
        var old = await vice.GetAsync(CasePage(round, 2) + "?asked=approve.1");
        Assert.Contains("此事项已重新提请", old.Main, StringComparison.Ordinal);
        Assert.Contains(Reason, old.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "此事项已重新提请", (await vice.GetAsync(CasePage(round, 2) + "?asked=approve.2")).Main, StringComparison.Ordinal);
        await VoteAsync(vice, round, 1, approve: true);
        await ConflictAsync(vice, round, 3);
        Assert.Equal([2], await ListedAsync(vice, round));

        using var visitor = new Visitor(host);
        var entry = Assert.Single((await visitor.GetAsync($"/rounds/{round.Id}/notice")).Page.QuerySelectorAll("tbody tr"));
        Assert.Contains(Cast.OrganisationOf(1), entry.TextContent, StringComparison.Ordinal);
        Assert.NotNull(entry.QuerySelector("a[href*='/objections/']"));
        Assert.NotNull((await visitor.GetAsync("/notices")).Page.QuerySelector($"main .cards a[href='/rounds/{round.Id}/notice']"));
        Assert.Contains(
            Cast.ApplicationId(1), await visitor.Http.GetStringAsync($"/api/v1/rounds/{round.Id}/notice"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/rounds/{round.Id}/results")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/rounds/{round.Id}/ranking")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/rounds/{round.Id}/ranking.json")).Status);

        await round.LaterAsync(9);
        var results = await visitor.GetAsync($"/rounds/{round.Id}/results");
        Assert.Contains("常2026-1-001", Assert.Single(results.Page.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.NotNull((await visitor.GetAsync($"/rounds/{round.Id}")).Page.QuerySelector($"main a[href='/rounds/{round.Id}/results']"));
        using var applicant = await EnterAsync("applicant1@college.example", "入选", "/apply");
        Assert.Contains(
            "常2026-1-001", (await applicant.GetAsync($"/apply/{round.Id}/{Cast.ApplicationId(1)}/result")).Main, StringComparison.Ordinal);
    }

    private static string CasePage(RoundPlayer round, int number) => $"/approve/{round.Id}/cases/{Cast.ApplicationId(number)}";

    private static async Task<List<int>> ListedAsync(Visitor member, RoundPlayer round) =>
    [
        .. (await member.GetAsync($"/approve/{round.Id}")).Page.QuerySelectorAll("main tbody tr code")
            .Select(c => Enumerable.Range(1, 3).Single(n => Cast.ApplicationId(n) == c.TextContent)),
    ];

    /// <summary>By the list's link; what was typed wrong is still there, and the answers and documents are.</summary>
    private static async Task VoteAsync(Visitor member, RoundPlayer round, int number, bool approve)
    {
        var list = await member.GetAsync($"/approve/{round.Id}");
        var page = await member.GetAsync(list.Page.QuerySelector($"main a[href^='{CasePage(round, number)}']")!.GetAttribute("href")!);
        Assert.Contains($"第{number}产业特色学院", page.Main, StringComparison.Ordinal);
        var document = page.Page.QuerySelector("main a[href*='/documents/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync(document)).StatusCode);
        var form = $"#vote form[action$='/{(approve ? "approve" : "return")}']";
        var (field, wrong, right) = approve ? ("confirmation", "0000", Cast.ApplicationId(number)[^4..]) : ("reason", "短", Reason);
        var refused = await member.SubmitAsync(page, new Dictionary<string, string> { [field] = wrong }, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(wrong, refused.Page.QuerySelector($"[name={field}]") switch
        {
            { LocalName: "textarea" } area => area.TextContent,
            var input => input!.GetAttribute("value"),
        }, StringComparison.Ordinal);
        var voted = await member.SubmitAsync(page, new Dictionary<string, string> { [field] = right }, form);
        Assert.Equal((HttpStatusCode.SeeOther, $"/approve/{round.Id}"), (voted.Status, voted.Location));
        await round.SettleAsync();
    }

    /// <summary>From then on the case is as if it were not there: no line, no page, no file.</summary>
    private static async Task ConflictAsync(Visitor member, RoundPlayer round, int number)
    {
        var page = await member.GetAsync(CasePage(round, number));
        var document = page.Page.QuerySelector("main a[href*='/documents/']")!.GetAttribute("href")!;
        var declared = await member.SubmitAsync(
            await member.GetAsync(page.Page.QuerySelector("#vote a[href$='/conflict']")!.GetAttribute("href")!),
            new Dictionary<string, string> { ["reason"] = "配偶在该单位任职。" });
        Assert.Equal(HttpStatusCode.SeeOther, declared.Status);
        await round.SettleAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(CasePage(round, number))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(document)).Status);
        Assert.DoesNotContain(
            Cast.ApplicationId(number), (await member.GetAsync($"/approve/{round.Id}")).Main, StringComparison.Ordinal);
    }

    private static Task MorningAsync(RoundPlayer round) =>
        round.AdvanceToAsync(ShanghaiTime.StartOf(ShanghaiTime.DayOf(round.Time.Now).AddDays(1)).AddHours(9));

    /// <summary>By the link of the newest mail whose subject says so; it leads to the page given.</summary>
    private async Task<Visitor> EnterAsync(string email, string subject, string leadsTo)
    {
        var visitor = new Visitor(host);
        var entered = await visitor.EnterAsync(email, subject);
        Assert.Equal((HttpStatusCode.SeeOther, leadsTo), (entered.Status, entered.Location!.Split('?')[0]));
        return visitor;
    }

    public sealed class Host : PortalHost, IDisposable
    {
        private readonly RollingGrants grants = new();

        public Programme Programme => grants.Programme;

        public void Dispose() => grants.Dispose();

        protected override LocalOptions Configure(LocalOptions options) => options with { ProgrammesFolder = grants.Folder };
    }
}
