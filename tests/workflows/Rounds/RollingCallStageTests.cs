namespace Funding.Workflows.Tests.Rounds;

public sealed class RollingCallStageTests
{
    private static readonly DateOnly Last = new(2026, 4, 30);
    private static readonly DateTimeOffset Close = ShanghaiTime.CloseOf(Last) + CallIsOpen.UploadGrace;
    private static readonly string Lapsed = RollingCallStage.LapseDrafts.Mark(Last, Close)!;

    [Fact]
    public void It_waits_for_its_close_whatever_cases_are_open() => Assert.All(
        [new RollingCallFacts(true, true), new(false, true), new(false, false)],
        facts => Assert.Equal(StageStep.WaitUntil(Close), Next(facts, Close.AddTicks(-1))));

    [Fact]
    public void At_its_close_drafts_lapse_once_then_open_cases_are_waited_for_then_the_reserve_ends_then_the_round()
    {
        Assert.Equal(StageStep.Do(RollingCallStage.LapseDrafts, Last), Next(new(true, true), Close));
        Assert.Equal(StageStep.WaitUntil(null), Next(new(true, true), Close, Lapsed));
        Assert.Equal(StageStep.Do(RollingCallStage.EndReserve), Next(new(false, true), Close, Lapsed));
        Assert.Equal(StageStep.Leave(), Next(new(false, false), Close, Lapsed));
    }

    [Theory]
    [InlineData(ApplicationState.Draft, true, true)]
    [InlineData(ApplicationState.Draft, false, false)]
    [InlineData(ApplicationState.Lapsed, false, false)]
    public void A_draft_is_withdrawn_until_the_close(ApplicationState state, bool open, bool allowed) =>
        Assert.Equal(allowed, RollingCallStage.Withdraw(new(state, open, false)).Allowed);

    private static StageStep Next(RollingCallFacts facts, DateTimeOffset now, params string[] done) =>
        RollingCallStage.Next(facts, new StageMoment(now, Last, done.ToHashSet()));
}
