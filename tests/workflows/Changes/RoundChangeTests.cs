namespace Funding.Workflows.Tests.Changes;

public sealed class RoundChangeTests
{
    private static readonly Actor Second = ExtensionHouse.Second;

    [Fact]
    public async Task An_extended_call_moves_the_named_day_of_the_draw_and_shortens_no_stage()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        var before = await run.RoundAsync();

        var after = await house.ExtendAsync(CollegeStages.Call, before.CloseOf(CallStage.Kind).AddDays(40));

        var calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
        Assert.True(before.Draw!.PublicValueDay < after.CloseOf(EligibilityStage.Kind));
        Assert.Equal(calendar.Trading.NextAfter(after.CloseOf(EligibilityStage.Kind)), after.Draw!.PublicValueDay);
        Assert.Equal(
            EligibilitySettings.Of(run.Programme).WorkingDays,
            calendar.WorkingDaysBetween(after.CloseOf(QuotaStage.Kind), after.CloseOf(EligibilityStage.Kind)));
    }

    [Fact]
    public async Task An_extension_to_the_eve_of_a_make_up_working_day_names_the_next_trading_day()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();

        // Sunday 20 September is worked.
        var after = await house.ExtendAsync(CollegeStages.Eligibility, new(2026, 9, 18));

        Assert.Equal(new(2026, 9, 21), after.Draw!.PublicValueDay);
        var left = ShippedCatalogue.Catalogue.WorkingCalendar.WorkingDaysBetween(after.Draw!.PublicValueDay, after.CloseOf(DrawStage.Kind));
        Assert.True(left >= DrawSettings.Of(run.Programme).WorkingDays);
    }

    [Fact]
    public async Task Decisions_after_the_eligibility_checks_end_move_the_named_day_behind_them()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtStageAsync(house);
        var planned = await run.RoundAsync();
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(planned.Draw!.PublicValueDay) + TimeSpan.FromHours(9));
        var today = ShanghaiTime.DayOf(house.Clock.GetUtcNow());

        await run.PassAsync();

        var round = await run.RoundAsync();
        Assert.Equal(CollegeStages.Draw, round.Stage);
        Assert.True(
            round.Draw!.PublicValueDay > today, "the value of a day that is over was known while it was still open who is drawn for");
        Assert.True(round.CloseOf(DrawStage.Kind) > round.Draw!.PublicValueDay);
        Assert.True(round.CloseOf(PanelReviewStage.Kind) > planned.CloseOf(PanelReviewStage.Kind));
        Assert.Equal(
            PanelReviewSettings.Of(run.Programme).Days,
            round.CloseOf(PanelReviewStage.Kind).DayNumber - round.CloseOf(DrawStage.Kind).DayNumber);
    }

    [Fact]
    public async Task The_desk_is_reminded_before_its_deadline_and_again_before_an_extended_one()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.ToAsync(CollegeStages.Recommendation);
        var round = await run.RoundAsync();
        await house.AdvanceToAsync(ShanghaiTime.StartOf(round.CloseOf(QuotaStage.Kind).AddDays(-2)).AddHours(1));
        var first = await RemindersAsync(house, "ningbo@city.example", "提醒");
        await house.ExtendAsync(CollegeStages.Recommendation, round.CloseOf(QuotaStage.Kind).AddDays(7));
        var extended = await RemindersAsync(house, "ningbo@city.example", "提醒");

        await house.AdvanceToAsync(ShanghaiTime.StartOf(round.CloseOf(QuotaStage.Kind).AddDays(5)).AddHours(1));

        Assert.Equal((1, 1), (first, extended));
        Assert.Equal(2, await RemindersAsync(house, "ningbo@city.example", "提醒"));
        Assert.Equal(CollegeStages.Recommendation, (await run.RoundAsync()).Stage);
    }

    [Fact]
    public async Task A_proposal_that_the_round_has_overtaken_is_not_accepted()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        var round = await run.RoundAsync();
        await house.AdvanceToAsync(ShanghaiTime.StartOf(round.CloseOf(CallStage.Kind).AddDays(-3)));
        var proposal = await house.Get<RoundChangeCommands>()
            .ProposeExtensionAsync(Cast.Administrator, CollegeStages.RoundId, CollegeStages.Call, round.CloseOf(CallStage.Kind).AddDays(30),
            "网络故障，申请延期。");
        await run.LeaveAsync();
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(round.CloseOf(CallStage.Kind).AddDays(7)));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<RoundChangeCommands>().DecideAsync(
            Second, CollegeStages.RoundId, proposal.Id, true, CollegeStages.RoundId[^4..]));

        Assert.Equal("reopening-too-late", refused.Refusals[0].Code);
        Assert.Equal(round.Stages.Select(s => s.Closes), (await run.RoundAsync()).Stages.Select(s => s.Closes));
    }

    [Fact]
    public async Task A_closing_that_comes_late_after_an_extension_closes_nothing()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtStageAsync(house, CollegeStages.Call);
        var walk = house.Get<RoundWalk>();

        // As a retry whose first attempt met the extension's commit.
        await walk.ActAsync(new HomeAct(CollegeStages.RoundId, CallStage.Close.Name, CollegeStages.Call), CancellationToken.None);
        var call = (await run.RoundAsync()).Stage;
        await run.LeaveAsync();
        await house.ExtendAsync(CollegeStages.Recommendation, (await run.RoundAsync()).CloseOf(QuotaStage.Kind).AddDays(7));
        await walk.ActAsync(
            new HomeAct(CollegeStages.RoundId, QuotaStage.Close.Name, CollegeStages.Recommendation), CancellationToken.None);

        Assert.Equal((CollegeStages.Call, CollegeStages.Recommendation), (call, (await run.RoundAsync()).Stage));
        Assert.Null((await run.RoundAsync()).Seal);
    }

    [Fact]
    public async Task A_round_whose_call_is_being_closed_takes_no_extension()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtStageAsync(house, CollegeStages.Call);
        var stored = await house.Get<RoundStore>().GetAsync(CollegeStages.RoundId);
        var proposal = await house.ProposeAsync(CollegeStages.Call, stored.Value.CloseOf(CallStage.Kind).AddDays(3));
        stored = await house.Get<RoundStore>().GetAsync(CollegeStages.RoundId);
        var seal = new StageSeal(CallStage.Close.Name, house.Clock.GetUtcNow());
        await house.Get<ITableStore>().CommitAsync(
            RoundKeys.Partition(CollegeStages.RoundId), RowCodec.Replace(stored, stored.Value with { Seal = seal }));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.AcceptAsync(proposal));

        Assert.Equal("changed-meanwhile", refused.Refusals[0].Code);
        Assert.Equal(stored.Value.Stages.Select(s => s.Closes), (await run.RoundAsync()).Stages.Select(s => s.Closes));
    }

    [Fact]
    public async Task A_cancelled_round_tells_everybody_concerned_and_leaves_nothing_running()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 5, Experts = _ => 4 };
        await run.ToAsync(CollegeStages.Review);
        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeCancellationAsync(Cast.Administrator, CollegeStages.RoundId, "政策调整，本轮撤销。");

        await changes.DecideAsync(Second, CollegeStages.RoundId, proposal.Id, true, CollegeStages.RoundId[^4..]);
        await house.SettleAsync();

        Assert.Equal(RoundStanding.Cancelled, (await run.RoundAsync()).Standing);
        string[] addresses =
        [
            "applicant1@college.example",
            "applicant5@college.example",
            "ningbo@city.example",
            Cast.Expert(Party.School, 1),
            "officer@office.example",
            "chair@office.example",
        ];
        foreach (var address in addresses)
        {
            Assert.Equal(1, await RemindersAsync(house, address, "撤销通知"));
        }

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running));
    }

    [Fact]
    public async Task Everything_that_waits_for_a_desk_ends_when_the_round_is_cancelled_at_the_recommendation()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 2 };
        await run.ToAsync(CollegeStages.Recommendation);
        var proposal = await house.Get<RoundChangeCommands>().ProposeCancellationAsync(
            Cast.Administrator, CollegeStages.RoundId, "政策调整，本轮撤销。");

        await house.Get<RoundChangeCommands>().DecideAsync(Second, CollegeStages.RoundId, proposal.Id, true, CollegeStages.RoundId[^4..]);
        await house.SettleAsync();

        Assert.Equal(ApplicationState.Submitted, (await run.ApplicationAsync(Cast.ApplicationId(1))).State);
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running));
    }

    [Fact]
    public async Task A_proposal_that_waits_reminds_the_other_administrators_on_working_days_and_ends_by_rule()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        await house.Get<PeopleStore>().GrantAsync(Second.Name, new RoleGrant(Role.Administrator), Second.Name);
        var day = (await run.RoundAsync()).CloseOf(CallStage.Kind).AddDays(3);
        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeExtensionAsync(
            Cast.Administrator, CollegeStages.RoundId, CollegeStages.Call, day, "网络故障，申请延期。");
        var same = await changes.ProposeExtensionAsync(Cast.Administrator, CollegeStages.RoundId, CollegeStages.Call, day, "网络故障，申请延期。");

        // Proposed on a Monday: the rest of the week and no weekend.
        await house.AdvanceToAsync(ShanghaiTime.StartOf(ShanghaiTime.DayOf(proposal.At).AddDays(7)) - TimeSpan.FromMinutes(1));
        var week = await RemindersAsync(house, Second.Name, "待复核");
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(proposal.LastDay));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => changes.DecideAsync(
            Second, CollegeStages.RoundId, proposal.Id, true, CollegeStages.RoundId[^4..]));
        var all = await RemindersAsync(house, Second.Name, "待复核");
        var again = await changes.ProposeExtensionAsync(Cast.Administrator, CollegeStages.RoundId, CollegeStages.Call, day, "网络故障，申请延期。");
        await changes.DecideAsync(Second, CollegeStages.RoundId, again.Id, true, CollegeStages.RoundId[^4..]);
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(5));

        Assert.Equal(proposal.Id, same.Id);
        Assert.Equal((4, 10), (week, all));
        Assert.Equal(0, await RemindersAsync(house, Cast.Administrator.Name, "待复核"));
        Assert.Equal(1, await RemindersAsync(house, Cast.Administrator.Name, "已失效"));
        Assert.Equal("proposal-expired", refused.Refusals[0].Code);
        Assert.NotEqual(proposal.Id, again.Id);
        Assert.Equal(day, (await run.RoundAsync()).CloseOf(CallStage.Kind));
        Assert.Equal(all, await RemindersAsync(house, Second.Name, "待复核"));
    }

    [Fact]
    public async Task A_proposal_without_its_orchestration_is_followed_again_once_reconciled()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        await house.Get<PeopleStore>().GrantAsync(Second.Name, new RoleGrant(Role.Administrator), Second.Name);
        await house.Get<RoundChangeCommands>().ProposeCancellationAsync(Cast.Administrator, CollegeStages.RoundId, "政策调整，本轮撤销。");
        await house.SettleAsync();
        await house.TerminateAllAsync();

        await house.Get<Reconcile>().RunAsync();
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(1));

        Assert.Equal(1, await RemindersAsync(house, Second.Name, "待复核"));
    }

    private static async Task<RoundPlayer> AtStageAsync(RoundHouse house, StageKey? until = null)
    {
        var run = new RoundPlayer(house) { Applications = 2 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        if (until == CollegeStages.Call)
        {
            return run;
        }

        await run.LeaveAsync();
        await run.PassAsync();
        return run;
    }

    private static async Task<int> RemindersAsync(RoundHouse house, string address, string word) =>
        (await house.Get<Mailbox>().ListAsync(address, 100)).Entries.Count(m => m.Subject.Contains(word, StringComparison.Ordinal));
}
