namespace Funding.Workflows.Tests.Awards;

/// <summary>When duties of an award begin, over terms of all lengths, leap days included.</summary>
public sealed class DutyCalendarTests
{
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 3000].Select(n => new DateOnly(2024, 1, 1).AddDays(n));
    private static readonly Gen<int> Years = Gen.Int[1, 50];

    private static readonly DutyOutline First = Duty("first", on: DutyOutline.OnAward);
    private static readonly DutyOutline Yearly = Duty("yearly", every: DutyOutline.EachYear);
    private static readonly DutyOutline Second = Duty("second", on: "09-01", needs: "yearly");
    private static readonly DutyOutline Final = Duty("final", on: DutyOutline.OnEndOfTerm);
    private static readonly DutyOutline Follows = Duty("follows", on: "yearly");
    private static readonly DutyOutline[] All = [First, Yearly, Second, Final, Follows];

    [Fact]
    public void An_award_of_three_years_has_its_days()
    {
        var days = DutyCalendar.Of(All, AwardTerm.Of(new(2026, 6, 15), 3), []);
        Assert.Equal(
            ["first:2026 2026-06-15", "yearly:2027 2027-06-15", "yearly:2028 2028-06-15", "yearly:2029 2029-06-15",
                "second:2026 2026-09-01", "final:2029 2029-06-15"],
            days.Select(d => $"{d.Key} {d.OpensOn:yyyy-MM-dd}"));
    }

    [Fact]
    public void An_award_of_the_29th_of_February_has_that_day_again_in_the_next_leap_year()
    {
        var days = DutyCalendar.Of([Yearly, Final], AwardTerm.Of(new(2028, 2, 29), 4), []);
        Assert.Equal(
            [new(2029, 2, 28), new(2030, 2, 28), new(2031, 2, 28), new DateOnly(2032, 2, 29), new(2032, 2, 29)],
            days.Select(d => d.OpensOn));
    }

    [Fact]
    public void Every_year_has_its_occurrence_within_the_term_and_no_two_of_one_name() => Gen.Select(Day, Years).Sample((on, years) =>
    {
        var term = AwardTerm.Of(on, years);
        var days = DutyCalendar.Of(All, term, []);
        var yearly = days.Where(d => d.Duty == Yearly).Select(d => d.OpensOn).ToList();
        Assert.Equal(years, yearly.Count);
        Assert.All(yearly.Zip(yearly.Skip(1)), pair => Assert.InRange(pair.Second.DayNumber - pair.First.DayNumber, 365, 366));
        Assert.Equal(term.ValidUntil, yearly[^1]);
        Assert.All(days, d => Assert.InRange(d.OpensOn, term.AwardedOn, term.ValidUntil));
        Assert.Equal(days.Count, days.Select(d => d.Key).Distinct().Count());
    });

    [Fact]
    public void A_day_of_the_year_is_the_first_such_day_from_the_award_on() => Gen.Select(Day, Day).Sample((on, any) =>
    {
        var date = any.ToString("MM-dd", CultureInfo.InvariantCulture);
        if (!DutyDate.Is(date)) return;
        var first = DutyDate.FirstFrom(date, on);
        Assert.Equal(date, first.ToString("MM-dd", CultureInfo.InvariantCulture));
        Assert.InRange(first.DayNumber - on.DayNumber, 0, 365);
    });

    [Theory]
    [InlineData("09-01", true)]
    [InlineData("12-31", true)]
    [InlineData("02-28", true)]
    [InlineData("02-29", false)]
    [InlineData("04-31", false)]
    [InlineData("13-01", false)]
    [InlineData("9-1", false)]
    [InlineData("0９-01", false)]
    [InlineData("yearly", false)]
    [InlineData("", false)]
    public void A_day_that_does_not_come_every_year_is_none(string text, bool day) => Assert.Equal(day, DutyDate.Is(text));

    [Fact]
    public void A_duty_that_another_opens_comes_each_time_that_one_has_passed_under_its_name()
    {
        var term = AwardTerm.Of(new(2026, 6, 15), 3);
        Duty[] rows = [Row(Yearly, "2027", passed: new(2027, 8, 2)), Row(Yearly, "2028")];
        var follows = Assert.Single(DutyCalendar.Of(All, term, rows), o => o.Duty == Follows);
        Assert.Equal((new DutyKey("follows", "2027"), new DateOnly(2027, 8, 2)), (follows.Key, follows.OpensOn));
    }

    [Fact]
    public void What_a_duty_needs_holds_it_only_while_the_latest_due_occurrence_has_not_passed()
    {
        var term = AwardTerm.Of(new(2026, 10, 1), 3);
        // 09-01 of 2027 comes before the first anniversary: nothing is due that could hold it.
        Assert.Contains(ToOpen(new(2027, 9, 1), []), o => o.Duty == Second);
        // Held from the anniversary on, though an earlier row of it is there.
        Assert.DoesNotContain(ToOpen(new(2027, 10, 1), []), o => o.Duty == Second);
        Assert.DoesNotContain(ToOpen(new(2027, 10, 2), [Row(Yearly, "2027")]), o => o.Duty == Second);
        Assert.Contains(ToOpen(new(2027, 10, 3), [Row(Yearly, "2027", passed: new(2027, 10, 3))]), o => o.Duty == Second);
        // A year later the next report is due, and what passed before does not help.
        Assert.DoesNotContain(ToOpen(new(2028, 10, 1), [Row(Yearly, "2027", passed: new(2027, 10, 3))]), o => o.Duty == Second);

        IReadOnlyList<DutyOccurrence> ToOpen(DateOnly today, IReadOnlyList<Duty> rows) =>
            DutyCalendar.ToOpen(DutyCalendar.Of(All, term, rows), rows, today);
    }

    [Fact]
    public void What_has_begun_does_not_begin_again_and_nothing_begins_before_its_day() => Gen.Select(
        Day, Years, Gen.Int[-10, 20_000]).Sample(
        (on, years, offset) =>
        {
            var term = AwardTerm.Of(on, years);
            var today = on.AddDays(offset);
            var rows = new List<Duty>();
            for (var turn = 0; turn < 3; turn++)
            {
                var all = DutyCalendar.Of(All, term, rows);
                var open = DutyCalendar.ToOpen(all, rows, today);
                Assert.All(open, o => Assert.True(o.OpensOn <= today));
                Assert.DoesNotContain(open, o => rows.Any(r => r.Key == o.Key));
                rows.AddRange(open.Select(o => Row(o.Duty, o.Occurrence, today)));
            }

            var known = DutyCalendar.Of(All, term, rows);
            Assert.Empty(DutyCalendar.ToOpen(known, rows, today));
            Assert.Equal(DutyCalendar.Next(known, today) is null, DutyCalendar.AllPassed(known, rows));
        });

    [Fact]
    public void A_file_form_reads_back()
    {
        var json = FundingJson.Serialize(Second);
        Assert.Equal("""{"stage":"test","id":"second","on":"09-01","needs":"yearly"}""", json);
        var read = FundingJson.Deserialize<DutyOutline>(json)!;
        Assert.Equal(
            (Second.Kind, Second.Id, Second.On, Second.Every, Second.Needs), (read.Kind, read.Id, read.On, read.Every, read.Needs));
    }

    internal static DutyOutline Duty(string id, string? on = null, string? every = null, string? needs = null) =>
        new("test", id, JsonDocument.Parse("{}").RootElement) { On = on, Every = every, Needs = needs };

    internal static Duty Row(DutyOutline duty, string occurrence, DateOnly? passed = null) =>
        new(duty.Id, duty.Kind, occurrence, default, default, null) { PassedOn = passed };
}
