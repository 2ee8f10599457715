namespace Funding.Workflows.Tests.Stages;

/// <summary>The cadence of an act stands with the act.</summary>
public sealed class StageActTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-05T10:00+08:00");

    [Fact]
    public void No_act_is_without_a_name_and_a_cadence()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StageAct("Remind", default));
        Assert.Throws<ArgumentException>(() => new StageAct(" ", Cadence.Once));
        Assert.All(typeof(StageAct).GetConstructors(), c => Assert.Contains(c.GetParameters(), p => p.ParameterType == typeof(Cadence)));
    }

    [Theory]
    [InlineData(Cadence.Once, "Remind")]
    [InlineData(Cadence.Daily, "Remind 2026-06-05")]
    [InlineData(Cadence.EachDeadline, "Remind 2026-06-11")]
    [InlineData(Cadence.WhileDue, null)]
    public void Its_mark_follows_from_its_cadence(Cadence cadence, string? mark) =>
        Assert.Equal(mark, new StageAct("Remind", cadence).Mark(new(2026, 6, 11), Now));

    [Fact]
    public void An_act_of_each_deadline_is_not_done_without_one() =>
        Assert.Throws<ArgumentNullException>(() => new StageAct("Remind", Cadence.EachDeadline).Mark(null, Now));

    [Fact]
    public void A_schedule_repeats_an_act_as_its_cadence_says()
    {
        StageStep Next(Cadence cadence, params string[] done) => new StageSchedule(new StageMoment(Now, null, done.ToHashSet()))
            .From(new StageAct("Remind", cadence), Now.AddHours(-1), new(2026, 6, 11)).Step();
        Assert.Equal(StageStep.WaitUntil(null), Next(Cadence.Once, "Remind"));
        Assert.Equal(StageStep.WaitUntil(null), Next(Cadence.EachDeadline, "Remind 2026-06-11"));
        Assert.NotNull(Next(Cadence.EachDeadline, "Remind 2026-06-10").Act);
        Assert.Equal(StageStep.WaitUntil(DateTimeOffset.Parse("2026-06-06T00:00+08:00")), Next(Cadence.Daily, "Remind 2026-06-05"));
        Assert.NotNull(Next(Cadence.Daily, "Remind 2026-06-04").Act);
        Assert.NotNull(Next(Cadence.WhileDue, "Remind").Act);
    }
}
