namespace Funding.Workflows.Tests.Review;

public sealed class ReviewerDecisionTests
{
    private static readonly ReviewerFacts Facts = new(
        false, At("2026-06-02T09:00"), new(2026, 6, 26), new(2026, 6, 5), true, new HashSet<string>());

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00");

    private static Step Next(ReviewerFacts facts, string local) => ReviewerDecision.Next(facts, At(local));

    private static ReviewerFacts Answered(params string[] done) => Facts with { AnswerBy = null, Done = done.ToHashSet() };

    private static void Does(string act, ReviewerFacts facts, string local) =>
        Assert.Equal(Step.Do(act), Next(facts, local));

    private static void Waits(string until, ReviewerFacts facts, string local) =>
        Assert.Equal(Step.WaitUntil(At(until)), Next(facts, local));

    [Fact]
    public void Who_has_not_answered_is_reminded_on_the_last_day_to_answer_and_replaced_when_it_is_over()
    {
        Waits("2026-06-05T00:00", Facts, "2026-06-02T09:00");
        Does(ReviewerAct.RemindToAnswer, Facts, "2026-06-05T00:00");
        Waits("2026-06-06T00:00", Facts with { Done = new HashSet<string> { "RemindToAnswer 2026-06-05" } }, "2026-06-05T23:59:59.999");
        Does(ReviewerAct.TreatSilenceAsRecusal, Facts, "2026-06-06T00:00");
        // A second set of sheets has a day of its own.
        Does(
            ReviewerAct.RemindToAnswer,
            Facts with { AnswerBy = new(2026, 6, 12), Done = new HashSet<string> { "RemindToAnswer 2026-06-05" } },
            "2026-06-12T00:00");
    }

    [Fact]
    public void A_last_day_to_answer_that_is_the_last_day_of_all_is_one_reminder()
    {
        var late = Facts with { AnswerBy = Facts.ReviewCloses };
        Does(ReviewerAct.RemindOnLastDay, late, "2026-06-26T00:00");
        Waits("2026-06-27T00:00", late with { Done = new HashSet<string> { "RemindOnLastDay 2026-06-26" } }, "2026-06-26T00:00");
        Does(ReviewerAct.TreatSilenceAsRecusal, late, "2026-06-27T00:00");
    }

    [Fact]
    public void Reminders_come_at_two_thirds_of_the_time_and_on_the_last_day()
    {
        // From 2 June 09:00 to 27 June 00:00 are 591 hours; two thirds are 394.
        Waits("2026-06-18T19:00", Answered(), "2026-06-18T18:59");
        Does(ReviewerAct.RemindAtTwoThirds, Answered(), "2026-06-18T19:00");
        Waits("2026-06-26T00:00", Answered("RemindAtTwoThirds 2026-06-26"), "2026-06-18T19:00");
        Does(ReviewerAct.RemindOnLastDay, Answered("RemindAtTwoThirds 2026-06-26"), "2026-06-26T00:00");
        Does(ReviewerAct.RemindOnLastDay, Answered(), "2026-06-26T12:00");
        Waits("2026-06-27T00:00", Answered("RemindOnLastDay 2026-06-26"), "2026-06-26T12:00");
    }

    [Fact]
    public void An_extended_review_is_reminded_of_again() =>
        Does(
            ReviewerAct.RemindOnLastDay,
            Answered("RemindAtTwoThirds 2026-06-26", "RemindOnLastDay 2026-06-26", "RemindAtTwoThirds 2026-07-03") with
            {
                ReviewCloses = new(2026, 7, 3)
            },
            "2026-07-03T00:00");

    [Fact]
    public void Past_the_close_it_asks_each_day_whether_the_review_was_extended() =>
        Waits("2026-06-28T00:00", Answered(), "2026-06-27T00:00");

    [Fact]
    public void Who_has_signed_all_is_left_alone_but_may_get_more()
    {
        Waits("2026-06-27T00:00", Answered() with { Open = false }, "2026-06-26T12:00");
        Assert.Equal(Step.WaitUntil(null), Next(Answered() with { Open = false }, "2026-06-27T00:00"));
        Assert.Equal(Step.End, Next(Facts with { Over = true }, "2026-06-03T00:00"));
    }

    [Fact]
    public void Walking_repeats_no_reminder_and_waits_for_a_moment_ahead() =>
        (from opened in Gen.Int[0, 20 * 24 * 60]
         from answer in Gen.Int[-1, 30]
         from closes in Gen.Int[1, 30]
         from late in Gen.Int[0, 3000].Array[12]
         select (opened, answer, closes, late)).Sample(walk =>
        {
            var now = ShanghaiTime.StartOf(new(2026, 6, 1)).AddMinutes(walk.opened);
            var opened = ShanghaiTime.DayOf(now);
            var facts = new ReviewerFacts(false, now, opened.AddDays(walk.closes), walk.answer < 0
                ? null
                : opened.AddDays(Math.Min(walk.answer, walk.closes)), true, new HashSet<string>());
            var done = new HashSet<string>();
            foreach (var minutes in walk.late)
            {
                var step = ReviewerDecision.Next(facts, now);
                if (step.Act is { } act)
                {
                    if (act == ReviewerAct.TreatSilenceAsRecusal)
                    {
                        Assert.True(now >= ShanghaiTime.CloseOf(facts.AnswerBy!.Value));
                        facts = facts with { AnswerBy = null };
                        continue;
                    }

                    Assert.True(done.Add(ReviewerDecision.Mark(act, facts)));
                    Assert.True(now < ShanghaiTime.CloseOf(facts.ReviewCloses));
                    facts = facts with { Done = done };
                    continue;
                }

                Assert.True(step.WakeAt > now);
                now = step.WakeAt!.Value.AddMinutes(minutes);
            }

            Assert.True(done.Count(d => d.StartsWith("RemindOnLastDay", StringComparison.Ordinal)) <= 1);
        });
}
