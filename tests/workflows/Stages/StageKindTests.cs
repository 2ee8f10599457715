namespace Funding.Workflows.Tests.Stages;

/// <summary>What a wrong kind is told. What every kind must pass is in tests/contract.</summary>
public sealed class StageKindTests
{
    [Fact]
    public async Task A_day_of_a_kinds_own_has_its_name_in_the_kinds_texts()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        Assert.Equal(
            "the named day of the draw's public value", house.Get<StageKindSet>()[DrawStage.Kind].DayName(DrawStage.ValueDay).En);
    }

    [Fact]
    public async Task A_decision_that_names_an_act_of_another_kind_is_refused_when_it_is_looked_at()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await using var wrong = Registered(new OtherAct());
        var refused = Assert.Throws<InvalidOperationException>(() => StepIn(wrong, StageStep.Do(CommitteeStage.CallDeputies)));
        Assert.Contains("'wrong' has no act 'CallDeputies'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("no exit 'sideways'",
            Assert.Throws<InvalidOperationException>(() => StepIn(wrong, StageStep.Leave("sideways"))).Message, StringComparison.Ordinal);
        Assert.Equal("Own", StepIn(wrong, StageStep.Do(OtherAct.Own)).Act);
    }

    [Fact]
    public void Two_kinds_or_acts_of_one_name_and_an_exit_without_an_act_are_refused_at_the_start()
    {
        Assert.Throws<InvalidOperationException>(() => new StageKindSet([new OtherAct(), new OtherAct()]));
        Assert.Throws<InvalidOperationException>(() => new StageKindSet([new OtherAct(), new OtherAct("another")]));
        Assert.Throws<InvalidOperationException>(() => new StageKindSet([new OtherAct(exits: ["returned"])]));
        Assert.Throws<InvalidOperationException>(() => new StageKindSet([new OtherAct()])["nowhere"]);
    }

    [Fact]
    public async Task What_has_begun_to_leave_goes_on_a_cancelled_round_is_wound_up_once_and_an_announced_one_is_over()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await new RoundPlayer(house) { Applications = 1 }.LaunchAsync();
        var walk = house.Get<RoundWalk>();
        Task<Step> LookAsync() => walk.LookAsync(CollegeStages.RoundId, TestContext.Current.CancellationToken);

        await ReplaceAsync(house, r => r with { Seal = new StageSeal(CallStage.Close.Name, house.Clock.GetUtcNow()) });
        Assert.Equal((CallStage.Close.Name, CollegeStages.Call), ((await LookAsync()).Act, (await LookAsync()).Stage));
        await ReplaceAsync(house, r => r.End(RoundStanding.Cancelled) with { CancelReason = "政策调整。" });
        Assert.Equal(Step.Do("WindUp"), await LookAsync());
        for (var again = 0; again < 2; again++)
            await walk.ActAsync(new HomeAct(CollegeStages.RoundId, "WindUp"), TestContext.Current.CancellationToken);
        Assert.Equal(Step.End, await LookAsync());
        await ReplaceAsync(house, r => r with { Standing = RoundStanding.Announced, Done = [] });
        Assert.Equal(Step.End, await LookAsync());
    }

    [Fact]
    public void An_act_that_does_not_run_as_its_kind_says_is_refused_at_the_start()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new StageKindSet([new OtherAct(scopes: StageScopes.Case)]));
        Assert.Equal("The act 'Own' runs for Cohort, and its kind 'wrong' says Case.", refused.Message);
    }

    [Fact]
    public void After_a_stage_that_splits_the_cohort_every_stage_runs_case_by_case()
    {
        var kinds = new StageKindSet([new OtherAct(), new Splitting()]);
        var plan = new StagePlan(
            [new(new("one"), "wrong", StageLength.UntilDone), new(new("two"), "split", StageLength.UntilDone) { Splits = true },
                new(new("three"), "wrong", StageLength.UntilDone)]);
        Assert.Equal([false, false, true], plan.Select(s => kinds.RunsByCase(new Standing(plan, s.Id))));
    }

    private static Step StepIn(ServiceProvider provider, StageStep step) =>
        RoundWalk.StepOf(provider.GetRequiredService<StageKindSet>()["wrong"], new("here"), step);

    private static ServiceProvider Registered(IStageKind kind) =>
        new ServiceCollection().AddSingleton(kind).AddSingleton<StageKindSet>().BuildServiceProvider();

    private static async Task ReplaceAsync(RoundHouse house, Func<Round, Round> change)
    {
        var stored = await house.Get<RoundStore>().GetAsync(CollegeStages.RoundId);
        await house.Get<ITableStore>().CommitAsync(
            RoundKeys.Partition(CollegeStages.RoundId), RowCodec.Replace(stored, change(stored.Value)));
    }

    private sealed record Standing(StagePlan Stages, StageKey Stage) : IStaged
    {
        RoundStanding IStaged.Standing => RoundStanding.Running;
    }

    private sealed class Declared(string kind, IReadOnlyList<string> exits, StageScopes scopes, bool splits = false)
        : StageDeclaration<StatementSettings>(kind)
    {
        public override StageScopes Scopes => scopes;

        public override bool SplitsCohort => splits;

        public override IReadOnlyList<string> Exits => exits;
    }

    private sealed class Splitting() : StageKind<StatementSettings, Nothing>(new Declared("split", [], StageScopes.Cohort, splits: true))
    {
        public override IReadOnlyList<ActRun> Acts => [ActRun.Nothing(StageAct.Leaving("Split"))];

        public override Task<Nothing> LookAsync(StageView at, CancellationToken cancellation) => Task.FromResult(Nothing.Value);

        public override StageStep Next(StatementSettings settings, Nothing facts, StageMoment moment) => StageStep.Leave();
    }

    private sealed class OtherAct(string kind = "wrong", IReadOnlyList<string>? exits = null, StageScopes scopes = StageScopes.Cohort)
        : StageKind<StatementSettings, Nothing>(new Declared(kind, exits ?? [], scopes))
    {
        public static readonly StageAct Own = new("Own", Cadence.Once);

        public override IReadOnlyList<ActRun> Acts => [ActRun.Nothing(Own), ActRun.Nothing(StageAct.Leaving("Over"))];

        public override Task<Nothing> LookAsync(StageView at, CancellationToken cancellation) => Task.FromResult(Nothing.Value);

        public override StageStep Next(StatementSettings settings, Nothing facts, StageMoment moment) =>
            StageStep.Do(CommitteeStage.CallDeputies);
    }
}
