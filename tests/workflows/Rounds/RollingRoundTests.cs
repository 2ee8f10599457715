namespace Funding.Workflows.Tests.Rounds;

/// <summary>A round whose cases go their own way: rules with two places and one in reserve, and nothing behind them.</summary>
public sealed class RollingRoundTests : IDisposable
{
    private const string Id = "rolling-grants";
    private static readonly string RoundId = Round.IdOf(Id, 2026, 1);
    private static readonly StageKey Rules = new("rules");

    private readonly AddedProgramme file = new(Id, SmallGrants.Text
        .Replace("id: small-grants", $"id: {Id}", StringComparison.Ordinal)
        .Replace("{ stage: call, id: call, days: 30, perSubject: 2 }", "{ stage: rolling-call, id: call, days: 60, perSubject: 2 }",
            StringComparison.Ordinal)
        .Replace(StagesBehind, """
              - { stage: rules, id: rules, places: 2, reserve: 1, rules: [{ id: fit, expression: 'Answer("name") != "不符计划"',
                  citation: "authority's setting", message: { zh: 计划名称不符合要求, en: The plan's name does not fit } }] }

            """, StringComparison.Ordinal));

    private static string StagesBehind => SmallGrants.Text[At("  - { stage: eligibility")..At("awards:")];

    private static int At(string text) => SmallGrants.Text.IndexOf(text, StringComparison.Ordinal);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_goes_on_as_it_is_submitted_the_first_that_pass_have_a_place_and_the_reserve_ends_with_the_round()
    {
        await using var house = House();
        var play = await LaunchAsync(house, applications: 5);
        await SubmitAsync(play, 1);
        await SubmitAsync(play, 2, "不符计划");
        await SubmitAsync(play, 3);
        await SubmitAsync(play, 4);
        await SubmitAsync(play, 5);

        Assert.Equal(
            [ApplicationState.Eligible, ApplicationState.Ineligible, ApplicationState.Eligible, ApplicationState.Reserve,
                ApplicationState.NotSelected],
            await StatesAsync(play, 5));
        Assert.Equal(Rules, (await play.ApplicationAsync(Cast.ApplicationId(4))).At!.Stage);
        Assert.False(await house.Get<OpenCases>().AnyAsync(RoundId));
        Assert.Equal(new PlaceCount(2, 1), (await house.Get<ITableStore>().GetAsync<PlaceCount>(
            RoundKeys.Partition(RoundId), RoundKeys.Places(Rules), Stop))!.Value);

        // It stays in its call until the call is over, with a draft that lapses.
        await play.DraftAsync(6);
        Assert.Equal((RoundStanding.Running, new StageKey("call")), ((await play.RoundAsync()).Standing, (await play.RoundAsync()).Stage));
        await play.PassDaysAsync();
        var ended = await play.RoundAsync();
        Assert.Equal(RoundStanding.Announced, ended.Standing);
        Assert.NotNull(ended.AnnouncedAt);
        Assert.Equal(ApplicationState.Lapsed, (await StatesAsync(play, 6))[^1]);
        Assert.Equal(ApplicationState.Reserve, (await StatesAsync(play, 4))[^1]);
        Assert.Single(await SentAsync(house, "ReserveEnded"));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Failed));
    }

    [Fact]
    public async Task A_place_that_is_given_back_goes_to_the_first_in_reserve_in_the_same_commit()
    {
        await using var house = House();
        var play = await LaunchAsync(house, applications: 4);
        for (var number = 1; number <= 3; number++)
            await SubmitAsync(play, number);
        Assert.Equal(ApplicationState.Reserve, (await StatesAsync(play, 3))[^1]);

        await WithdrawAsync(play, 1);
        // Before anything else has run: the row says it.
        Assert.NotNull(await house.Get<ITableStore>().GetAsync(
            RoundKeys.Partition(RoundId), RoundKeys.Place(Rules, Cast.ApplicationId(3)), Stop));
        await house.SettleAsync(Stop);
        Assert.Equal(
            [ApplicationState.Withdrawn, ApplicationState.Eligible, ApplicationState.Eligible], await StatesAsync(play, 3));
        Assert.Single(await SentAsync(house, "PlaceFree"));

        // Nobody waits any more: the next that comes waits, and leaves the reserve by a withdrawal of its own.
        await SubmitAsync(play, 4);
        await WithdrawAsync(play, 4);
        await house.SettleAsync(Stop);
        Assert.Equal(new PlaceCount(2, 0), (await house.Get<ITableStore>().GetAsync<PlaceCount>(
            RoundKeys.Partition(RoundId), RoundKeys.Places(Rules), Stop))!.Value);
        await WithdrawAsync(play, 2);
        await SubmitAsync(play, 5);
        Assert.Equal(ApplicationState.Eligible, (await StatesAsync(play, 5))[^1]);
    }

    [Fact]
    public async Task A_case_that_moves_up_between_two_reads_of_a_look_keeps_its_walker()
    {
        await using var house = new RoundHouse(engineInMemory: true, configure: services =>
        {
            services.AddSingleton(file.Catalogue);
            Money.InterruptedTables.Put(services);
        });
        var play = await LaunchAsync(house, applications: 3);
        for (var number = 1; number <= 3; number++)
            await SubmitAsync(play, number);

        var waiting = new CaseKey(RoundId, Rules, Cast.ApplicationId(3)).Subject;
        house.Get<Money.InterruptedTables>().Before(RoundKeys.Application(Cast.ApplicationId(3)), () => WithdrawAsync(play, 1));
        var cases = house.Get<IEnumerable<ISubjectKind>>().Single(k => k.Kind == waiting.Kind);
        Assert.False((await cases.LookAsync(waiting, Stop)).Finished);
        await house.SettleAsync();
        Assert.Equal(ApplicationState.Eligible, (await StatesAsync(play, 3))[^1]);
        Assert.False(await house.Get<OpenCases>().AnyAsync(RoundId));
    }

    [Fact]
    public async Task However_many_come_and_go_at_the_same_time_no_place_is_given_twice_and_none_stays_free_beside_a_reserve()
    {
        await using var house = House();
        var play = new RoundPlayer(house) { Programme = file.Programme, Applications = 10, Places = null, AtOnce = 5 };
        await play.LaunchAsync();
        await play.ApplyAsync();
        async Task<string[]> InAsync(ApplicationState state) => [.. (await play.InStateAsync(state)).Select(a => a.Id)];
        Assert.Equal(
            (2, 1, 7),
            ((await InAsync(ApplicationState.Eligible)).Length, (await InAsync(ApplicationState.Reserve)).Length,
                (await InAsync(ApplicationState.NotSelected)).Length));

        var waited = Assert.Single(await InAsync(ApplicationState.Reserve));
        var held = await InAsync(ApplicationState.Eligible);
        await play.EachAsync(held, id => play.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.ApplicantOf(id), RoundId, id, id[^4..], "不再承担本项计划。", Stop));
        await house.SettleAsync(Stop);
        Assert.Equal([waited], await InAsync(ApplicationState.Eligible));
        Assert.Equal(new PlaceCount(1, 0), (await house.Get<ITableStore>().GetAsync<PlaceCount>(
            RoundKeys.Partition(RoundId), RoundKeys.Places(Rules), Stop))!.Value);
        Assert.Equal([waited], await play.RowsAsync<string>($"{RoundKeys.PlaceRows}{Rules}:held:"));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));

        var (tables, blobs) = (house.Get<ITableStore>(), house.Get<IBlobStore>());
        await RoundProof.OfAsync(tables, blobs, RoundId, Stop);
        await tables.CommitAsync(RoundKeys.Partition(RoundId), [new DeleteRow(RoundKeys.Place(Rules, waited))], Stop);
        Assert.Contains(
            $"{Rules}: 1 are counted as taken and 0 in reserve, there are 0 and 0",
            (await Assert.ThrowsAsync<InvalidDataException>(() => RoundProof.OfAsync(tables, blobs, RoundId, Stop))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_submitted_is_no_draft_again_and_whoever_withdrew_holds_the_number()
    {
        await using var house = House();
        var play = await LaunchAsync(house, applications: 1);
        await SubmitAsync(play, 1);
        var submissions = house.Get<SubmissionCommands>();
        async Task RefusedAsync() => Assert.Equal("application-on-its-way", Assert.Single((await Assert.ThrowsAsync<RefusedException>(
            () => submissions.ReopenAsync(Cast.Applicant(1), RoundId, Cast.ApplicationId(1), Stop))).Refusals).Code);
        await RefusedAsync();
        await WithdrawAsync(play, 1);
        await RefusedAsync();

        // A draft that was withdrawn may be taken up again.
        await play.DraftAsync(2);
        await house.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(2), RoundId, Cast.ApplicationId(2), Cast.ApplicationId(2)[^4..], null, Stop);
        Assert.Equal(ApplicationState.Draft, (await submissions.ReopenAsync(
            Cast.Applicant(2), RoundId, Cast.ApplicationId(2), Stop)).State);
    }

    [Fact]
    public async Task Only_the_call_is_extended_and_only_while_it_is_open()
    {
        await using var house = House();
        var play = await LaunchAsync(house, applications: 1);
        await SubmitAsync(play, 1);
        var changes = house.Get<RoundChangeCommands>();
        var closes = (await play.RoundAsync()).CallCloses();
        async Task<string> RefusedAsync(StageKey stage, DateOnly day) => Assert.Single((await Assert.ThrowsAsync<RefusedException>(
            () => changes.ProposeExtensionAsync(Cast.Administrator, RoundId, stage, day, "申报单位要求延期。", Stop))).Refusals).Code;

        Assert.Equal("days-of-cases", await RefusedAsync(Rules, closes.AddDays(5)));
        Assert.Equal("day-not-later", await RefusedAsync(new("call"), closes.AddDays(-5)));
        var proposal = await changes.ProposeExtensionAsync(
            Cast.Administrator, RoundId, new("call"), closes.AddDays(7), "申报单位要求延期。", Stop);
        await changes.DecideAsync(Cast.SecondAdministrator, RoundId, proposal.Id, true, RoundId[^4..], Stop);
        Assert.Equal([closes.AddDays(7), null], (await play.RoundAsync()).Stages.Select(s => s.Closes));

        // A place is taken, and the round does not end: nothing of it is open, but the call is.
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(closes).AddDays(1), Stop);
        Assert.True((await play.RoundAsync()).IsRunning());
        await play.DraftAsync(2);
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(closes.AddDays(7)), Stop);
        Assert.Equal("rolling-call-over", await RefusedAsync(new("call"), closes.AddDays(20)));
    }

    [Fact]
    public async Task A_cancelled_round_tells_everybody_whose_case_is_on_its_way_and_ends_their_walkers()
    {
        await using var house = House();
        var play = await LaunchAsync(house, applications: 3);
        for (var number = 1; number <= 3; number++)
            await SubmitAsync(play, number);
        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeCancellationAsync(Cast.Administrator, RoundId, "政策调整，本轮撤销。", Stop);
        await changes.DecideAsync(Cast.SecondAdministrator, RoundId, proposal.Id, true, RoundId[^4..], Stop);
        await house.SettleAsync(Stop);
        var told = (await SentAsync(house, MailTemplates.RoundCancelled.Name)).Select(m => m.PersonId).ToList();
        Assert.All([1, 2, 3], n => Assert.Contains(Cast.Applicant(n).PersonId, told));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Failed));
    }

    [Fact]
    public async Task What_was_lost_is_found_again_a_case_in_reserve_too()
    {
        await using var house = House();
        var play = await LaunchAsync(house, applications: 3);
        for (var number = 1; number <= 3; number++)
            await SubmitAsync(play, number);
        await house.TerminateAllAsync(Stop);
        await WithdrawAsync(play, 1);
        await house.SettleAsync(Stop);
        await house.TerminateAllAsync(Stop);
        await house.Get<Reconcile>().RunAsync(Stop);
        await house.SettleAsync(Stop);
        Assert.Equal(ApplicationState.Eligible, (await StatesAsync(play, 3))[^1]);
        Assert.False(await house.Get<OpenCases>().AnyAsync(RoundId));
        await play.PassDaysAsync();
        Assert.Equal(RoundStanding.Announced, (await play.RoundAsync()).Standing);
    }

    public void Dispose() => file.Dispose();

    private RoundHouse House() => new(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));

    private async Task<RoundPlayer> LaunchAsync(RoundHouse house, int applications)
    {
        var play = new RoundPlayer(house) { Programme = file.Programme, Applications = applications, Places = null };
        await play.LaunchAsync();
        await house.Get<PeopleStore>().GrantAsync(Cast.SecondAdministrator.Name, new RoleGrant(Role.Administrator), "第二管理员");
        return play;
    }

    private static async Task SubmitAsync(RoundPlayer play, int number, string? name = null)
    {
        play.Answered = answers => name is null ? answers : answers with
        {
            Fields = new Dictionary<string, string>(answers.Fields) { ["name"] = name },
        };
        await play.SubmitAsync(number);
        await play.SettleAsync();
    }

    private static Task WithdrawAsync(RoundPlayer play, int number) => play.Get<WithdrawalCommands>().WithdrawAsync(
        Cast.Applicant(number), RoundId, Cast.ApplicationId(number), Cast.ApplicationId(number)[^4..], "不再承担本项计划。", Stop);

    private static async Task<ApplicationState[]> StatesAsync(RoundPlayer play, int count)
    {
        var states = new List<ApplicationState>();
        for (var number = 1; number <= count; number++)
            states.Add((await play.ApplicationAsync(Cast.ApplicationId(number))).State);
        return [.. states];
    }

    private static async Task<List<MailRequest>> SentAsync(RoundHouse house, string template) =>
        await house.Get<ITableStore>().EnumerateAsync<DeliveryRecord>($"mail:{RoundId}", KeyRange.Prefix("sent:"))
            .Select(sent => sent.Value.Request)
            .Where(request => request.Template == template)
            .ToListAsync(Stop);
}

internal static class RollingPlay
{
    /// <summary>To the day after the call's last one.</summary>
    public static async Task PassDaysAsync(this RoundPlayer play)
    {
        await play.PastAsync((await play.RoundAsync()).CallCloses());
        await play.SettleAsync();
    }
}
