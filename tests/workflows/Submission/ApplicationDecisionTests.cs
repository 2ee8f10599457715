namespace Funding.Workflows.Tests.Submission;

public sealed class ApplicationDecisionTests
{
    private static readonly DateOnly Closes = new(2026, 3, 30);
    private static readonly DateOnly Due = new(2026, 4, 24);

    private static ApplicationFacts In(ApplicationState state, bool atCall = true, params string[] done) =>
        new(state, false, atCall, Closes, Due, done.ToHashSet());

    private static Step Next(ApplicationFacts facts, string local) =>
        ApplicationDecision.Next(facts, DateTimeOffset.Parse(local + "+08:00"));

    private static Step Wait(string local) => Step.WaitUntil(DateTimeOffset.Parse(local + "+08:00"));

    [Fact]
    public void A_draft_is_reminded_once_three_days_before_the_close_and_never_after_it()
    {
        var draft = In(ApplicationState.Draft);
        Assert.Equal(Wait("2026-03-27T00:00"), Next(draft, "2026-03-26T23:59:59"));
        Assert.Equal(Step.Do(ApplicationAct.RemindDraft), Next(draft, "2026-03-27T00:00"));
        Assert.Equal(Wait("2026-03-31T00:00"), Next(In(ApplicationState.Draft, done: "RemindDraft 2026-03-30"), "2026-03-27T00:00"));
        Assert.Equal(Step.WaitUntil(null), Next(draft, "2026-03-31T00:00"));
    }

    [Fact]
    public void An_extended_call_is_reminded_of_again() =>
        Assert.Equal(
            Step.Do(ApplicationAct.RemindDraft),
            Next(In(ApplicationState.Draft, done: "RemindDraft 2026-03-30") with { CallCloses = new(2026, 4, 10) }, "2026-04-07T00:00"));

    [Fact]
    public void A_correction_is_reminded_of_on_its_last_day_and_silence_is_refused_as_soon_as_it_is_over()
    {
        var asked = In(ApplicationState.UnderCorrection, false);
        Assert.Equal(Wait("2026-04-24T00:00"), Next(asked, "2026-04-23T23:59:59"));
        Assert.Equal(Step.Do(ApplicationAct.RemindCorrection), Next(asked, "2026-04-24T00:00"));
        Assert.Equal(
            Wait("2026-04-25T00:00"),
            Next(In(ApplicationState.UnderCorrection, false, "RemindCorrection 2026-04-24"), "2026-04-24T23:59:59.999"));
        Assert.Equal(Step.Do(ApplicationAct.RefuseSilence), Next(asked, "2026-04-25T00:00"));
    }

    [Theory]
    [InlineData(ApplicationState.Submitted)]
    [InlineData(ApplicationState.Recommended)]
    [InlineData(ApplicationState.Corrected)]
    public void What_waits_for_a_desk_waits_for_its_event(ApplicationState state) =>
        Assert.Equal(Step.WaitUntil(null), Next(In(state, false), "2026-04-02T00:00"));

    [Fact]
    public void A_withdrawn_one_can_come_back_until_the_call_is_closed()
    {
        Assert.Equal(Wait("2026-03-31T00:00"), Next(In(ApplicationState.Withdrawn), "2026-03-10T00:00"));
        Assert.Equal(Wait("2026-03-31T00:12"), Next(In(ApplicationState.Withdrawn), "2026-03-31T00:02"));
        Assert.True(Next(In(ApplicationState.Withdrawn, false), "2026-03-31T00:12").Finished);
    }

    [Fact]
    public void It_ends_with_its_eligibility_and_with_a_cancelled_round_whatever_its_state() =>
        Gen.Select(Gen.Enum<ApplicationState>(), Gen.Int[0, 90 * 24]).Sample((state, hours) =>
        {
            var now = ShanghaiTime.StartOf(new(2026, 3, 1)).AddHours(hours);
            Assert.Equal(Step.End, ApplicationDecision.Next(In(state) with { Cancelled = true }, now));
            var step = ApplicationDecision.Next(In(state, false), now);
            Assert.Equal(
                state is not (ApplicationState.Draft or ApplicationState.UnderCorrection
                    or ApplicationState.Submitted or ApplicationState.Recommended or ApplicationState.Corrected),
                step.Finished);
        });

    [Fact]
    public void Walking_repeats_no_reminder_and_never_waits_for_the_past() =>
        Gen.Select(Gen.Enum<ApplicationState>(), Gen.Bool, Gen.Int[0, 60 * 24 * 60], Gen.Int[0, 4000].Array[8])
            .Sample((state, atCall, start, late) =>
        {
            var now = ShanghaiTime.StartOf(new(2026, 3, 1)).AddMinutes(start);
            var facts = In(state, atCall);
            var done = new HashSet<string>();
            foreach (var minutes in late)
            {
                var step = ApplicationDecision.Next(facts, now);
                if (step.Act is { } act)
                {
                    if (act == ApplicationAct.RefuseSilence) return;
                    Assert.True(done.Add(ApplicationDecision.Mark(act, act == ApplicationAct.RemindDraft ? Closes : Due)));
                    facts = facts with { Done = done };
                    continue;
                }

                if (step.WakeAt is not { } wake) return;
                Assert.True(wake > now);
                now = wake.AddMinutes(minutes);
            }
        });
}
