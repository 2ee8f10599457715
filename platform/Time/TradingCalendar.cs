namespace Funding.Platform.Time;

/// <summary>
/// The days on which the exchanges trade: Monday to Friday, without the public holidays and without the days on which only the
/// exchanges close. A make-up working day (调休) is a weekend and never traded. A year without a notice follows the weekly rule.
/// </summary>
public sealed class TradingCalendar
{
    private readonly HashSet<DateOnly> closed;

    internal TradingCalendar(IEnumerable<CalendarYear> years) =>
        closed = years.SelectMany(y => y.DaysOff.Concat(y.ExchangeClosings)).ToHashSet();

    public bool IsTradingDay(DateOnly day) => !WorkingCalendar.IsWeekend(day) && !closed.Contains(day);

    /// <summary>The first trading day after the day, which itself is not counted.</summary>
    public DateOnly NextAfter(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsTradingDay(day));
        return day;
    }
}
