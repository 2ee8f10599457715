namespace Funding.Workflows.Tests.Stages.Notice;

public sealed class ObjectionDecisionTests
{
    private static readonly DateOnly Due = new(2026, 6, 26);

    private static Step Next(string local, params string[] done) =>
        ObjectionDecision.Next(new(false, Due, done.ToHashSet()), DateTimeOffset.Parse(local + "+08:00"));

    private static Step Wait(string local) => Step.WaitUntil(DateTimeOffset.Parse(local + "+08:00"));

    [Fact]
    public void It_is_reminded_of_on_the_last_day_and_escalated_every_day_after()
    {
        Assert.Equal(Wait("2026-06-26T00:00"), Next("2026-06-15T10:00"));
        Assert.Equal(Step.Do(ObjectionAct.RemindObjection), Next("2026-06-26T00:00"));
        Assert.Equal(Wait("2026-06-27T00:00"), Next("2026-06-26T00:00", "RemindObjection 2026-06-26"));
        Assert.Equal(Step.Do(ObjectionAct.EscalateObjection), Next("2026-06-27T00:00", "RemindObjection 2026-06-26"));
        Assert.Equal(Wait("2026-06-28T00:00"), Next("2026-06-27T08:00", "EscalateObjection 2026-06-27"));
        Assert.Equal(Step.Do(ObjectionAct.EscalateObjection), Next("2026-06-28T00:00", "EscalateObjection 2026-06-27"));
    }

    [Fact]
    public void A_moved_due_day_is_reminded_of_again() =>
        Assert.Equal(Step.Do(ObjectionAct.RemindObjection), Next("2026-06-26T08:00", "RemindObjection 2026-06-25"));

    [Fact]
    public void It_walks_without_repeating_itself_until_it_is_settled() =>
        Gen.Select(Gen.Int[0, 30 * 24 * 60], Gen.Int[0, 2000].Array[10]).Sample((start, late) =>
        {
            var now = ShanghaiTime.StartOf(new(2026, 6, 10)).AddMinutes(start);
            var done = new HashSet<string>();
            foreach (var minutes in late)
            {
                var step = ObjectionDecision.Next(new(false, Due, done), now);
                if (step.Act is { } act)
                {
                    Assert.True(done.Add(act == ObjectionAct.RemindObjection
                        ? ObjectionDecision.ReminderMark(Due)
                        : ObjectionDecision.EscalationMark(now)));
                    Assert.Equal(act == ObjectionAct.EscalateObjection, now >= ShanghaiTime.CloseOf(Due));
                    continue;
                }

                Assert.False(step.Finished);
                Assert.True(step.WakeAt > now);
                now = step.WakeAt!.Value.AddMinutes(minutes);
            }

            Assert.Equal(Step.End, ObjectionDecision.Next(new(true, Due, done), now));
        });
}
