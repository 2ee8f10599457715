namespace Funding.Platform.Tests.Time;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar October2025 = new([new(
        2025, false,
        [.. Enumerable.Range(1, 8).Select(d => new DateOnly(2025, 10, d))],
        [new(2025, 9, 28), new(2025, 10, 11)],
        "国办发明电〔2024〕12号")]);

    [Theory]
    [InlineData("2025-09-26", 5, "2025-10-10")] // Sunday 28 is worked, 29, 30, then eight days off
    [InlineData("2025-09-30", 3, "2025-10-11")] // the Saturday that is worked
    [InlineData("2025-09-30", 4, "2025-10-13")]
    [InlineData("2025-10-01", 0, "2025-10-01")]
    [InlineData("2025-10-09", -2, "2025-09-29")]
    public void Working_days_step_over_the_holiday_and_count_make_up_days(string from, int n, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), October2025.AddWorkingDays(DateOnly.Parse(from), n));

    [Fact]
    public void Years_of_a_span_without_a_notice_are_provisional()
    {
        Assert.Empty(October2025.ProvisionalYears(new(2025, 1, 1), new(2025, 12, 31)));
        Assert.Equal([2026], October2025.ProvisionalYears(new(2025, 12, 31), new(2026, 1, 1)));
        Assert.Equal([2024, 2026], October2025.ProvisionalYears(new(2024, 12, 31), new(2026, 1, 1)));
        Assert.Equal([2025], WorkingCalendar.Weekly.ProvisionalYears(new(2025, 6, 1), new(2025, 6, 2)));
        Assert.Equal([2027], new WorkingCalendar([new(2027, true, [], [], null)]).ProvisionalYears(new(2027, 1, 1), new(2027, 1, 1)));
        Assert.True(October2025.IsSettled(2025));
        Assert.False(October2025.IsSettled(2026));
    }

    [Fact]
    public void Without_a_year_the_calendar_is_what_it_was_before_its_notice()
    {
        var before = October2025.Without([2025]);
        Assert.False(before.IsSettled(2025));
        Assert.True(before.IsWorkingDay(new(2025, 10, 1)));
        Assert.False(before.IsWorkingDay(new(2025, 10, 11)));
        Assert.False(October2025.Without([2026]).IsWorkingDay(new(2025, 10, 1)));
    }

    [Fact]
    public void Adding_and_counting_are_opposites() =>
        Gen.Select(Gen.Int[0, 800], Gen.Int[0, 60]).Sample((offset, n) =>
        {
            var from = new DateOnly(2024, 11, 1).AddDays(offset);
            var to = October2025.AddWorkingDays(from, n);
            Assert.Equal(n, October2025.WorkingDaysBetween(from, to));
            Assert.True(n == 0 || October2025.IsWorkingDay(to));
            Assert.True(!October2025.IsWorkingDay(from) || October2025.AddWorkingDays(to, -n) == from);
            Assert.Equal(0, October2025.WorkingDaysBetween(to, from));
        });

    [Fact]
    public void Without_a_notice_the_week_decides() =>
        Gen.Int[0, 100_000].Sample(days =>
        {
            var day = new DateOnly(1990, 1, 1).AddDays(days);
            Assert.Equal(!WorkingCalendar.IsWeekend(day), WorkingCalendar.Weekly.IsWorkingDay(day));
        });

    [Fact]
    public void A_file_that_contradicts_itself_is_refused_with_every_fault()
    {
        var year = new CalendarYear(
            2026, false, [new(2025, 1, 1), new(2026, 5, 9)], [new(2026, 5, 9), new(2026, 5, 11)], " ");
        Assert.Equal(
        [
            "2025-01-01 is not in 2026",
            "2026-05-09 is both a day off and a make-up working day",
            "2026-05-11 is a make-up working day but no weekend",
            "a year that is not provisional cites its notice",
        ], year.Faults());
        Assert.Contains("calendar 2026: 2025-01-01", Assert.Throws<ArgumentException>(() => new WorkingCalendar([year])).Message);
        Assert.Equal(
            ["a provisional year follows the weekly rule and lists no days"],
            new CalendarYear(2027, true, [new(2027, 1, 1)], [], null).Faults());
        Assert.Equal(
            [
                "2027-02-05 is not in 2026",
                "2026-05-01 is listed among exchangeClosings, but no exchange trades on a weekend or a day off anyway",
                "2026-05-09 is listed among exchangeClosings, but no exchange trades on a weekend or a day off anyway",
            ],
            new CalendarYear(2026, false, [new(2026, 5, 1)], [new(2026, 5, 9)], "notice")
            {
                ExchangeClosings = [new(2026, 5, 9), new(2026, 5, 1), new(2027, 2, 5)],
            }.Faults());
        Assert.Equal(
            ["a provisional year follows the weekly rule and lists no days"],
            new CalendarYear(2027, true, [], [], null) { ExchangeClosings = [new(2027, 2, 5)] }.Faults());
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([new(2027, true, [], [], null), new(2027, true, [], [], null)]));
    }
}
