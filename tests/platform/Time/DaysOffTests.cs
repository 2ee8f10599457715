namespace Funding.Platform.Tests.Time;

public sealed class DaysOffTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;

    [Fact]
    public void Weekends_and_holidays_on_or_between_two_days_are_named_in_runs() =>
        // 清明 is 4 to 6 April 2026, a Saturday to a Monday.
        Assert.Equal(
            [new(new(2026, 3, 28), new(2026, 3, 29), DayOffKind.Weekend), new(new(2026, 4, 4), new(2026, 4, 6), DayOffKind.Holiday),
                new(new(2026, 4, 11), new(2026, 4, 11), DayOffKind.Weekend)],
            DaysOff.Between(Calendar, new(2026, 3, 27), new(2026, 4, 11)));

    [Fact]
    public void A_weekend_that_is_worked_is_none_and_the_first_day_is_not_counted()
    {
        Assert.Null(DaysOff.KindOf(Calendar, new(2026, 5, 9)));
        Assert.Equal([new(new(2026, 5, 10), new(2026, 5, 10), DayOffKind.Weekend)],
            DaysOff.Between(Calendar, new(2026, 5, 5), new(2026, 5, 11)));
        Assert.Empty(DaysOff.Between(Calendar, new(2026, 5, 11), new(2026, 5, 11)));
    }

    [Fact]
    public void The_runs_are_the_days_that_are_not_worked_in_order_and_apart() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 60]).Sample((start, length) =>
        {
            var after = new DateOnly(2024, 1, 1).AddDays(start);
            var runs = DaysOff.Between(Calendar, after, after.AddDays(length));
            var days = runs.SelectMany(r => Enumerable.Range(0, r.Last.DayNumber - r.First.DayNumber + 1).Select(n => r.First.AddDays(n)))
                .ToList();

            Assert.Equal(Enumerable.Range(1, length).Select(after.AddDays).Where(d => !Calendar.IsWorkingDay(d)), days);
            Assert.All(runs.Zip(runs.Skip(1)), pair =>
                Assert.True(pair.First.Last.AddDays(1) < pair.Second.First || pair.First.Kind != pair.Second.Kind));
        });
}
