namespace Funding.Pages.Tests.OtherStages;

/// <summary>
/// A rolling round as its persons use it: each application goes on by itself as it is submitted, is signed for by a mailed link, and one
/// that falls out gives its place to the one in reserve.
/// </summary>
public sealed class RollingRoundTests(RollingHost host, Chromium chromium)
    : IClassFixture<RollingHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);

    private string Id => host.Round.Id;

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task From_its_launch_to_its_end_each_application_goes_its_own_way()
    {
        using var administrator = await LaunchAsync();
        await SubmitAsync(1, pages: true);
        await SubmitAsync(2);
        await ShowsAsync(administrator);

        // The first does not sign in its five working days: the one in reserve has its place, and days of its own.
        var first = await AtStatementAsync(1);
        Assert.Contains("2026年3月9日", first, StringComparison.Ordinal);
        await host.Round.PastAsync(new(2026, 3, 9));
        Assert.Equal(ApplicationState.Ineligible, (await host.Round.ApplicationAsync(ApplicationOf(1))).State);
        Assert.Equal(ApplicationState.Eligible, (await host.Round.ApplicationAsync(ApplicationOf(2))).State);
        await SignByLinkAsync(2, until: "2026年3月17日");

        // Another day, another application: the call is still open, no place is left, and it waits to the end.
        await SubmitAsync(3);
        Assert.Equal(ApplicationState.Reserve, (await host.Round.ApplicationAsync(ApplicationOf(3))).State);
        await host.Round.PastAsync((await host.Round.RoundAsync()).CallCloses());
        Assert.Equal(RoundStanding.Announced, (await host.Round.RoundAsync()).Standing);
        using var visitor = new Visitor(host);
        Assert.Empty((await visitor.GetAsync($"/rounds/{Id}")).Page.QuerySelectorAll($"main a[href='/apply/{Id}/new']"));
        Assert.Contains("候补结束", (await MailsAsync(3))[0], StringComparison.Ordinal);
        Assert.Empty(tour.Problems);
    }

    /// <summary>The only closing that is asked for is the call's.</summary>
    private async Task<Visitor> LaunchAsync()
    {
        foreach (var (email, role) in new[]
        {
            (Cast.Administrator.Name, Role.Administrator), (Cast.Chair.Name, Role.Committee), (Cast.Vice.Name, Role.Committee),
        })
            await host.Services.GetRequiredService<PeopleStore>().GrantAsync(email, new RoleGrant(role), email.Split('@')[0]);
        var administrator = new Visitor(host);
        await administrator.SignInAsync(Cast.Administrator.Name);
        var address = $"/office/launch?programme={RollingHost.Programme}&opens=2026-03-02";
        await (await tour.AsAsync(administrator)).LookAsync("launch-", address);
        var page = await administrator.GetAsync(address);
        Assert.Equal(
            ["closes.call"], page.Page.QuerySelectorAll("main input[name^='closes.']").Select(i => i.GetAttribute("name")));
        Assert.Contains("逐件办理", page.Main, StringComparison.Ordinal);
        var check = await LaunchTests.FollowAsync(administrator, address, LaunchTests.With(
            LaunchTests.Fields(page), ("year", "2026"), ("noticeNumber", "教常〔2026〕1号"), ("next", "check")));
        var launched = await administrator.SubmitAsync(check, new Dictionary<string, string> { ["confirmation"] = Id[^4..] });
        Assert.Equal($"/office/rounds/{Id}", launched.Location);
        await host.Round.SettleAsync();
        await (await tour.AsAsync(null)).LookAsync("open-", "/", $"/rounds/{Id}", $"/programmes/{RollingHost.Programme}");

        // What decides and how many places there are stands where everybody reads it, before the first application.
        using var visitor = new Visitor(host);
        var published = (await visitor.GetAsync($"/rounds/{Id}")).Main;
        Assert.Contains("仅限学校申报", published, StringComparison.Ordinal);
        Assert.Contains("入选1个，候补1个", published, StringComparison.Ordinal);
        return administrator;
    }

    private async Task SubmitAsync(int number, bool pages = false)
    {
        using var applicant = new Visitor(host);
        var address = await SmallGrantsRound.FillInAsync(applicant, Id, number);

        // Nobody looks at the applicant afterwards: the office confirms the claim first.
        var unconfirmed = await applicant.GetAsync($"{address}/submit");
        Assert.NotNull(unconfirmed.Page.QuerySelector("main a[href^='/apply/organisations/']"));
        var code = ApplicationOf(number)[..CreditCode.Length];
        await host.Services.GetRequiredService<ClaimVerdictCommands>().DecideAsync(
            Cast.Administrator, code, Person.IdOf(ApplicantOf(number)), ClaimVerdict.Confirm);
        await host.Round.SettleAsync();
        var check = await applicant.GetAsync($"{address}/submit");
        Assert.Contains("不能再改回草稿", check.Main, StringComparison.Ordinal);
        if (pages)
            await (await tour.AsAsync(applicant)).LookAsync("draft-", "/apply", address, $"{address}/submit");
        Assert.Equal(HttpStatusCode.SeeOther, (await applicant.SubmitAsync(
            check, new Dictionary<string, string> { ["declared"] = "yes" })).Status);
        await host.Round.SettleAsync();
        Assert.Empty((await applicant.GetAsync(address)).Page.QuerySelectorAll($"main a[href='{address}/reopen']"));
        await (await tour.AsAsync(applicant)).LookAsync(
            $"submitted{number}-", "/apply", address, $"{address}/submitted", $"{address}/withdraw");
    }

    /// <summary>How many cases are in which stage, and which.</summary>
    private async Task ShowsAsync(Visitor administrator)
    {
        await (await tour.AsAsync(administrator)).LookAsync(
            "running-", "/office", $"/office/rounds/{Id}", $"/office/rounds/{Id}/cases/sign", $"/office/rounds/{Id}/cases/rules",
            $"/office/rounds/{Id}/changes", $"/office/rounds/{Id}/applications/{ApplicationOf(1)}");
        var office = await administrator.GetAsync($"/office/rounds/{Id}");
        string OpenIn(string stage) => office.Page.QuerySelector($"main a[href='/office/rounds/{Id}/cases/{stage}']")!
            .Closest("tr")!.QuerySelector("td")!.TextContent.Trim();
        Assert.Equal(("0", "1"), (OpenIn("rules"), OpenIn("sign")));
        Assert.Contains("候补 1 项", office.Main, StringComparison.Ordinal);
        var cases = await administrator.GetAsync($"/office/rounds/{Id}/cases/sign");
        Assert.Equal([ApplicationOf(1)], cases.Page.QuerySelectorAll("main tbody code").Select(c => c.TextContent));
        Assert.Equal($"/office/rounds/{Id}", (await administrator.GetAsync($"/office/rounds/{Id}/cases/call")).Location);
        var changes = await administrator.GetAsync($"/office/rounds/{Id}/changes");
        Assert.Equal(["call"], changes.Page.QuerySelectorAll("main select[name=stage] option")
            .Select(o => o.GetAttribute("value")).Where(v => v?.Length > 0).Concat(
                changes.Page.QuerySelectorAll("main input[name=stage]").Select(i => i.GetAttribute("value"))).Distinct());
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(ApplicantOf(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await applicant.GetAsync($"/office/rounds/{Id}/cases/sign")).Status);
    }

    /// <summary>What the applicant's page says of where it is.</summary>
    private async Task<string> AtStatementAsync(int number)
    {
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(ApplicantOf(number));
        var page = await applicant.GetAsync($"/apply/{Id}/{ApplicationOf(number)}");
        Assert.NotNull(page.Page.QuerySelector($"main a[href='/apply/rounds/{Id}/sign/{ApplicationOf(number)}']"));
        return page.Page.QuerySelector("main [aria-current=step]")!.TextContent;
    }

    private async Task SignByLinkAsync(int number, string until)
    {
        using var applicant = new Visitor(host);
        var entered = await applicant.EnterAsync(ApplicantOf(number));
        Assert.Equal(HttpStatusCode.SeeOther, entered.Status);
        var page = await applicant.GetAsync($"/apply/rounds/{Id}/sign/{ApplicationOf(number)}");
        Assert.Contains(until, page.Main, StringComparison.Ordinal);
        var signed = await applicant.SubmitAsync(
            page, new Dictionary<string, string> { ["confirmation"] = ApplicationOf(number)[^4..] });
        Assert.Equal(HttpStatusCode.SeeOther, signed.Status);
        await host.Round.SettleAsync();
        Assert.False(await host.Services.GetRequiredService<OpenCases>().AnyAsync(Id));
    }

    private async Task<List<string>> MailsAsync(int number) =>
        [.. (await host.Services.GetRequiredService<Mailbox>().ListAsync(ApplicantOf(number))).Entries.Select(e => e.Subject)];

    private static string ApplicantOf(int number) => SmallGrantsRound.ApplicantOf(number);

    private static string ApplicationOf(int number) => SmallGrantsRound.ApplicationOf(number);
}
