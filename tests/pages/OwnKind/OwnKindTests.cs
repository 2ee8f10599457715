namespace Funding.Pages.Tests.OwnKind;

/// <summary>
/// A kind of stage that lives in this folder alone, registered by one line and used by a file between eligibility and ranking: what its
/// persons see and do goes through its pages and the links of its mails.
/// </summary>
public sealed class OwnKindTests : IAsyncLifetime
{
    private static readonly StageKey Sign = new("sign");
    private readonly StatementHost host = new();

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_shows_its_task_page_reminder_and_waiting_list_and_its_round_ends()
    {
        var round = await host.SigningAsync(3);
        var signing = await round.RoundAsync();
        Assert.Equal((Sign, null), (signing.Stage, signing.Seal));
        Assert.Equal(["check", "sign", "draw"], signing.Stages.Skip(2).Take(3).Select(s => s.Id.Id));

        await SignByLinkAsync(round, 1);
        await OfficeSeesAsync(round);
        var first = signing.Stages.CloseOf(Sign);
        await round.AdvanceToAsync(ShanghaiTime.StartOf(first).AddHours(9));
        Assert.Equal("0 1 1", await RemindersAsync(3));

        await ExtendAsync(round, first.AddDays(7));
        await round.AdvanceToAsync(ShanghaiTime.StartOf(first.AddDays(7)).AddHours(9));
        Assert.Equal("0 2 2", await RemindersAsync(3));
        await SignByLinkAsync(round, 2);
        Assert.Equal(Sign, (await round.RoundAsync()).Stage);
        await round.AdvanceToAsync(ShanghaiTime.CloseOf(first.AddDays(7)).AddMinutes(1));

        await SilentIsOutAsync(round, 3);
        Assert.Equal("draw", (await round.RoundAsync()).Stage.Id);
        Assert.Empty(await OpenAsync(round.Id));
        await round.PlayAsync();
        Assert.Equal(RoundStanding.Announced, (await round.RoundAsync()).Standing);
    }

    [Fact]
    public async Task Its_link_acts_on_no_reading_its_page_is_closed_to_others_and_it_is_signed_once()
    {
        var round = await host.SigningAsync(2);
        var rows = await host.RowsAsync(round.Id);
        var address = $"/apply/rounds/{round.Id}/sign/{Cast.ApplicationId(1)}";
        using (var nobody = new Visitor(host))
        {
            var link = await nobody.NewestLinkAsync(ApplicantOf(1), subject: "签署声明");
            Assert.StartsWith("/link/sign-statement/", link, StringComparison.Ordinal);
            var opened = await nobody.GetAsync(link);
            Assert.Equal("签署声明", opened.Heading);
            using var head = await nobody.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await nobody.GetAsync(link.Replace("/sign-statement/", "/apply/", StringComparison.Ordinal))).Status);
            Assert.Equal($"/signin?return={Uri.EscapeDataString(address)}", (await nobody.GetAsync(address)).Location);
        }

        var (applicant, page) = await host.EnterAsync(ApplicantOf(1));
        using var own = applicant;
        Assert.Equal(rows, await host.RowsAsync(round.Id));
        Assert.Equal(
            HttpStatusCode.NotFound, (await applicant.GetAsync(address.Replace("/sign/", "/draw/", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await applicant.GetAsync($"/office/rounds/{round.Id}/sign")).Status);
        var refused = await applicant.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = "0000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("0000", refused.Page.QuerySelector("input[name=confirmation]")!.GetAttribute("value"));
        Assert.Equal(rows, await host.RowsAsync(round.Id));

        var (other, _) = await host.EnterAsync(ApplicantOf(2));
        using var stranger = other;
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
        var typed = new Dictionary<string, string> { ["confirmation"] = Cast.ApplicationId(1)[^4..] };
        Assert.Equal(HttpStatusCode.SeeOther, (await applicant.SubmitAsync(page, typed)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await applicant.SubmitAsync(page, typed)).Status);
    }

    [Fact]
    public async Task Ended_anywhere_and_rebuilt_it_comes_to_the_same_rows_and_mails()
    {
        var round = await host.SigningAsync(2);
        await EndAllAsync();
        var open = await OpenAsync(round.Id);
        Assert.Equal(2, open.Count);
        await host.Get<Reconcile>().RunAsync();
        await round.SettleAsync();
        Assert.Equal(open, await OpenAsync(round.Id));

        await SignByLinkAsync(round, 1);
        await EndAllAsync();
        await SignAsync(2);
        await host.Get<Reconcile>().RunAsync();
        await round.SettleAsync();
        Assert.Equal("draw", (await round.RoundAsync()).Stage.Id);
        Assert.Equal(1, (await host.SubjectsAsync(ApplicantOf(1))).Count(IsRequest));
        Assert.Equal(1, (await host.SubjectsAsync(ApplicantOf(2))).Count(IsRequest));
    }

    [Fact]
    public async Task Broken_off_while_its_cases_are_opened_it_goes_on_where_it_was()
    {
        var round = await host.SigningAsync(2);
        await EndAllAsync();

        // As if the batch of the second case had not been written.
        var stored = await host.Get<RoundStore>().GetAsync(round.Id);
        var store = host.Get<ITableStore>();
        await store.CommitAsync(RoundKeys.Partition(round.Id), [
            RowCodec.Replace(stored, stored.Value with { Seal = new StageSeal("OpenCases", host.Clock.GetUtcNow()), Done = [] }),
            new DeleteRow(RoundKeys.OpenCase(Sign, Cast.ApplicationId(2))),
        ]);
        var before = await OpenAsync(round.Id);
        await host.Get<Reconcile>().RunAsync();
        await round.SettleAsync();

        Assert.Null((await round.RoundAsync()).Seal);
        var after = await OpenAsync(round.Id);
        Assert.Equal(2, after.Count);
        Assert.Contains(before[0], after);
        Assert.Equal(1, (await host.SubjectsAsync(ApplicantOf(2))).Count(IsRequest));
    }

    [Fact]
    public async Task Who_withdraws_is_waited_for_no_longer_and_a_cancelled_round_tells_the_others_and_ends_their_walkers()
    {
        var round = await host.SigningAsync(2);
        await host.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(1), round.Id, Cast.ApplicationId(1),
            Cast.ApplicationId(1)[^4..], "学院已调整建设方案。");
        await round.SettleAsync();
        Assert.Equal(Cast.ApplicationId(2), Assert.Single(await OpenAsync(round.Id)).CaseId);

        await round.InviteAsync(Cast.SecondAdministrator, Role.Administrator, "沈二");
        var changes = host.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeCancellationAsync(
            Cast.Administrator, round.Id, "政策调整，本轮取消。");
        await changes.DecideAsync(Cast.SecondAdministrator, round.Id, proposal.Id, true, round.Id[^4..]);
        await round.SettleAsync();
        Assert.Single(await host.SubjectsAsync(ApplicantOf(2)), s => s.Contains("撤销", StringComparison.Ordinal));
        Assert.DoesNotContain(
            await host.Get<EmbeddedEngine>().ListAsync(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running),
            i => i.InstanceId.Contains(":case:", StringComparison.Ordinal));
    }

    private static string ApplicantOf(int number) => $"applicant{number}@college.example";

    private static bool IsRequest(string subject) => subject.StartsWith("请签署声明", StringComparison.Ordinal);

    /// <summary>The newest mail's link leads to the page; the task stands on the applicant's home until it is signed.</summary>
    private async Task SignByLinkAsync(RoundPlayer round, int number)
    {
        var (applicant, page) = await host.EnterAsync(ApplicantOf(number));
        using var visitor = applicant;
        Assert.Equal("声明", page.Heading);
        Assert.Contains("所报材料均属实。", page.Main, StringComparison.Ordinal);
        var address = $"/apply/rounds/{round.Id}/sign/{Cast.ApplicationId(number)}";
        Assert.NotNull((await applicant.GetAsync("/apply")).Page.QuerySelector($"main table a[href='{address}']"));
        var application = await applicant.GetAsync($"/apply/{round.Id}/{Cast.ApplicationId(number)}");
        Assert.NotNull(application.Page.QuerySelector($"main a.button[href='{address}']"));
        Assert.Contains("声明", application.Page.QuerySelector("main [aria-current=step]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Statement", (await applicant.GetAsync($"{address}?lang=en")).Heading, StringComparison.Ordinal);
        await SendAsync(applicant, page, number);
        await round.SettleAsync();
        Assert.Null((await applicant.GetAsync("/apply")).Page.QuerySelector($"main table a[href='{address}']"));
        Assert.Contains("声明已签署", (await applicant.GetAsync($"{address}?lang=zh")).Main, StringComparison.Ordinal);
    }

    private async Task SignAsync(int number)
    {
        var (applicant, page) = await host.EnterAsync(ApplicantOf(number));
        using var visitor = applicant;
        await SendAsync(applicant, page, number);
    }

    private static async Task SendAsync(Visitor applicant, Answer page, int number) => Assert.Equal(
        HttpStatusCode.SeeOther,
        (await applicant.SubmitAsync(
            page, new Dictionary<string, string> { ["confirmation"] = Cast.ApplicationId(number)[^4..] })).Status);

    private async Task OfficeSeesAsync(RoundPlayer round)
    {
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.Officer.Name);
        var page = await officer.GetAsync($"/office/rounds/{round.Id}");
        var waits = page.Page.QuerySelector($"main ul.lines a[href='/office/rounds/{round.Id}/sign']")!;
        Assert.Equal("2 项申报尚未签署声明", waits.TextContent);
        Assert.Contains("已签署 1 项，待签署 2 项。", page.Main, StringComparison.Ordinal);
        var waiting = await officer.GetAsync($"/office/rounds/{round.Id}/sign");
        Assert.Equal(
            [Cast.ApplicationId(2), Cast.ApplicationId(3)],
            waiting.Page.QuerySelectorAll("tbody .code").Select(c => c.TextContent));
        var signed = await officer.GetAsync($"/office/rounds/{round.Id}/applications/{Cast.ApplicationId(1)}");
        Assert.Contains("所报材料均属实。", signed.Main, StringComparison.Ordinal);
        Assert.Contains("声明已签署", signed.Page.QuerySelector("ol.lines")!.TextContent, StringComparison.Ordinal);
        var unsigned = await officer.GetAsync($"/office/rounds/{round.Id}/applications/{Cast.ApplicationId(2)}");
        Assert.DoesNotContain("所报材料均属实。", unsigned.Main, StringComparison.Ordinal);
    }

    /// <summary>Whose statement is open is told, and the page that makes the change says before that it will tell them.</summary>
    private async Task ExtendAsync(RoundPlayer round, DateOnly day)
    {
        await round.InviteAsync(Cast.SecondAdministrator, Role.Administrator, "沈二");
        var administrator = Cast.Administrator;
        var preview = await host.Get<ExtensionPreviews>().ReadAsync(administrator, round.Id, Sign, day);
        Assert.Equal(2, preview.Kinds.Single(k => k.Kind == ConcernKind.Stage).Persons);
        var changes = host.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeExtensionAsync(administrator, round.Id, Sign, day, "台风影响，申请延期。");
        await changes.DecideAsync(
            Cast.SecondAdministrator, round.Id, proposal.Id, true, round.Id[^4..]);
        await round.SettleAsync();
        Assert.DoesNotContain(await host.SubjectsAsync(ApplicantOf(1)), s => s.Contains("延期", StringComparison.Ordinal));
        Assert.Single(await host.SubjectsAsync(ApplicantOf(2)), s => s.Contains("延期", StringComparison.Ordinal));
        var (told, page) = await host.EnterAsync(ApplicantOf(3), "延期");
        using var visitor = told;
        Assert.Equal("声明", page.Heading);
    }

    private async Task SilentIsOutAsync(RoundPlayer round, int number)
    {
        var silent = (await host.Get<ApplicationStore>().GetAsync(round.Id, Cast.ApplicationId(number))).Value;
        Assert.Equal((ApplicationState.Ineligible, "未在规定时间内签署声明。"), (silent.State, silent.Reason));
        Assert.StartsWith("未签署声明", (await host.SubjectsAsync(ApplicantOf(number)))[0], StringComparison.Ordinal);
    }

    private async Task<string> RemindersAsync(int applicants)
    {
        var counts = new List<int>();
        for (var number = 1; number <= applicants; number++)
            counts.Add((await host.SubjectsAsync(ApplicantOf(number))).Count(s => s.StartsWith("提醒：请签署声明", StringComparison.Ordinal)));
        return string.Join(' ', counts);
    }

    private async Task<List<OpenCase>> OpenAsync(string roundId) =>
        await host.Get<ITableStore>().EnumerateAsync<OpenCase>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.OpenCases))
            .Select(row => row.Value with { Done = [] }).ToListAsync();

    private async Task EndAllAsync()
    {
        var engine = host.Get<EmbeddedEngine>();
        foreach (var instance in await engine.ListAsync(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running))
            await engine.TerminateInstanceAsync(instance.InstanceId);
        await engine.WhenIdleAsync();
    }
}
