namespace Funding.Workflows.Tests.Awards;

public sealed class AwardDecisionTests
{
    private static readonly AwardTerm Term = AwardTerm.Of(new(2026, 6, 15), 3);
    private static readonly DutyOutline Yearly = DutyCalendarTests.Duty("yearly", every: DutyOutline.EachYear);
    private static readonly DutyOutline First = DutyCalendarTests.Duty("first", on: DutyOutline.OnAward);
    private static readonly StageAct Remind = new("Remind", Cadence.Once);

    [Fact]
    public void What_is_due_begins_before_anything_else() =>
        Assert.Equal(AwardStep.Do(AwardDecision.OpenDuties), Next(new(2026, 6, 15), [First, Yearly], []));

    [Fact]
    public void It_waits_for_the_next_day_that_one_of_its_duties_begins() =>
        Assert.Equal(
            AwardStep.WaitUntil(ShanghaiTime.StartOf(new(2027, 6, 15))),
            Next(new(2026, 6, 16), [First, Yearly], [Passed(First, "2026")]));

    [Fact]
    public void Of_several_open_duties_the_first_that_has_something_to_do_does_it()
    {
        Duty[] rows = [Open(Yearly, "2027"), Open(Yearly, "2028")];
        var step = AwardDecision.Next(
            Facts(AwardStanding.Live, [Yearly], rows, new()
            {
                [rows[0].Key] = StageStep.WaitUntil(null),
                [rows[1].Key] = StageStep.Do(Remind),
            }),
            At(new(2028, 7, 1)));
        Assert.Equal(AwardStep.Of(rows[1].Key, StageStep.Do(Remind)), step);
    }

    [Fact]
    public void The_nearest_of_all_moments_is_waited_for()
    {
        var moment = At(new(2027, 6, 20));
        Duty[] rows = [Open(Yearly, "2027")];
        Assert.Equal(
            AwardStep.WaitUntil(moment),
            AwardDecision.Next(
                Facts(AwardStanding.Live, [Yearly], rows, new() { [rows[0].Key] = StageStep.WaitUntil(moment) }), At(new(2027, 6, 16))));
    }

    [Fact]
    public void It_expires_as_its_last_day_ends_and_not_a_moment_before()
    {
        Assert.Equal(AwardStep.WaitUntil(Term.Ends), AwardDecision.Next(Facts(AwardStanding.Live, [], []), Term.Ends.AddTicks(-1)));
        Assert.Equal(AwardStep.Do(AwardDecision.Expire), AwardDecision.Next(Facts(AwardStanding.Live, [], []), Term.Ends));
        Assert.Equal(AwardStep.End, AwardDecision.Next(Facts(AwardStanding.Expired, [], []), Term.Ends));
    }

    [Fact]
    public void Expired_it_goes_on_until_its_last_duty_has_passed()
    {
        Duty[] rows = [Passed(Yearly, "2027"), Passed(Yearly, "2028"), Open(Yearly, "2029")];
        var open = new Dictionary<DutyKey, StageStep> { [rows[2].Key] = StageStep.WaitUntil(null) };
        var now = Term.Ends.AddDays(300);
        Assert.Equal(AwardStep.WaitUntil(null), AwardDecision.Next(Facts(AwardStanding.Expired, [Yearly], rows, open), now));
        Assert.Equal(
            AwardStep.End,
            AwardDecision.Next(Facts(AwardStanding.Expired, [Yearly], [rows[0], rows[1], Passed(Yearly, "2029")]), now));
    }

    [Theory]
    [InlineData(AwardStanding.Withdrawn, true)]
    [InlineData(AwardStanding.Superseded, true)]
    [InlineData(AwardStanding.Suspended, false)]
    public void Withdrawn_or_superseded_it_ends_and_suspended_nothing_of_it_begins(AwardStanding standing, bool ends) =>
        Assert.Equal(
            ends ? AwardStep.End : AwardStep.WaitUntil(null),
            AwardDecision.Next(Facts(standing, [First, Yearly], []), At(new(2030, 1, 1))));

    [Theory]
    [InlineData(0, false)]
    [InlineData(7 * 24, false)]
    [InlineData(7 * 24 + 1, true)]
    public void A_walker_that_waits_longer_than_seven_days_ends(int hours, bool sleeps)
    {
        var now = At(new(2026, 7, 1));
        Assert.Equal(sleeps, AwardDecision.Sleeps(now.AddHours(hours), now));
        Assert.True(AwardDecision.Sleeps(null, now));
    }

    /// <summary>Whatever is open when: day by day to the end, each occurrence begins once and passes once, and the award ends.</summary>
    [Fact]
    public void Every_award_comes_to_its_end() => Gen.Select(
        Gen.Int[0, 1500], Gen.Int[1, 6], Gen.Int[0, 90]).Sample((offset, years, slow) =>
    {
        var term = AwardTerm.Of(new DateOnly(2027, 1, 1).AddDays(offset), years);
        DutyOutline[] duties = [First, Yearly, DutyCalendarTests.Duty("paid", on: "yearly", needs: "first"),
            DutyCalendarTests.Duty("final", on: DutyOutline.OnEndOfTerm, needs: "yearly")];
        var rows = new List<Duty>();
        var standing = AwardStanding.Live;
        var now = ShanghaiTime.StartOf(term.AwardedOn);
        for (var turn = 0; turn < 500; turn++)
        {
            var today = ShanghaiTime.DayOf(now);
            var open = rows.Where(r => !r.Passed).ToDictionary(r => r.Key, r => today >= r.OpenedOn.AddDays(slow)
                ? StageStep.Leave() : StageStep.WaitUntil(ShanghaiTime.StartOf(r.OpenedOn.AddDays(slow))));
            var step = AwardDecision.Next(new(standing, term, duties, rows, open), now);
            if (step.Finished)
            {
                Assert.Equal(AwardStanding.Expired, standing);
                Assert.Equal(2 + years + years, rows.Count);
                Assert.All(rows, r => Assert.True(r.Passed));
                return;
            }

            if (step.Act == AwardDecision.Expire) standing = AwardStanding.Expired;
            else if (step.Act == AwardDecision.OpenDuties)
                rows.AddRange(DutyCalendar.ToOpen(DutyCalendar.Of(duties, term, rows), rows, today)
                    .Select(o => new Duty(o.Duty.Id, o.Duty.Kind, o.Occurrence, o.OpensOn, today, null)));
            else if (step.Duty is { } key)
                rows[rows.FindIndex(r => r.Key == key)] = rows.Find(r => r.Key == key)! with { PassedOn = today };
            else now = step.WakeAt!.Value > now ? step.WakeAt.Value : throw new InvalidOperationException("it waits for the past");
        }

        Assert.Fail("it does not end");
    });

    private static AwardStep Next(DateOnly on, DutyOutline[] duties, Duty[] rows) =>
        AwardDecision.Next(Facts(AwardStanding.Live, duties, rows), At(on));

    private static AwardFacts Facts(
        AwardStanding standing, DutyOutline[] duties, Duty[] rows, Dictionary<DutyKey, StageStep>? open = null) =>
        new(standing, Term, duties, rows, open ?? []);

    private static DateTimeOffset At(DateOnly day) => ShanghaiTime.StartOf(day).AddHours(9);

    private static Duty Open(DutyOutline duty, string occurrence) => DutyCalendarTests.Row(duty, occurrence);

    private static Duty Passed(DutyOutline duty, string occurrence) =>
        DutyCalendarTests.Row(duty, occurrence, new(int.Parse(occurrence, CultureInfo.InvariantCulture), 7, 1));
}
