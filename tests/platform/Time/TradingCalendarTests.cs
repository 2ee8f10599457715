namespace Funding.Platform.Tests.Time;

public sealed class TradingCalendarTests
{
    private static readonly WorkingCalendar Shipped = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 1500].Select(n => new DateOnly(2023, 11, 1).AddDays(n));

    [Fact]
    public void A_trading_day_is_worked_and_no_weekend() => Day.Sample(day =>
    {
        if (Shipped.Trading.IsTradingDay(day)) Assert.True(Shipped.IsWorkingDay(day) && !WorkingCalendar.IsWeekend(day));
    });

    [Fact]
    public void The_next_one_is_the_first_after_the_day() => Day.Sample(day =>
    {
        var next = Shipped.Trading.NextAfter(day);
        Assert.True(next > day && Shipped.Trading.IsTradingDay(next));
        Assert.DoesNotContain(Enumerable.Range(1, next.DayNumber - day.DayNumber - 1), n => Shipped.Trading.IsTradingDay(day.AddDays(n)));
    });

    [Fact]
    public void Without_a_notice_the_week_decides_and_the_notice_when_it_comes()
    {
        Assert.False(Shipped.IsSettled(2027));
        Assert.True(Shipped.Trading.IsTradingDay(new(2027, 10, 1)));
        Assert.False(Shipped.Trading.IsTradingDay(new(2027, 10, 2)));
        Assert.True(Shipped.Without([2026]).Trading.IsTradingDay(new(2026, 10, 1)));
        Assert.False(Shipped.Trading.IsTradingDay(new(2026, 10, 1)));
    }
}
