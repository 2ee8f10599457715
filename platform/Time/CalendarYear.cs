namespace Funding.Platform.Time;

/// <summary>What one file of <c>programmes/calendar</c> says: the State Council's notice for a year.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Provisional">True while the year's notice is not out: the weekly rule stands in.</param>
/// <param name="DaysOff">Every day off of the notice, weekends inside a holiday included.</param>
/// <param name="MakeUpWorkingDays">调休: weekend days that are worked.</param>
/// <param name="Citation">The notice's 文号; null while provisional.</param>
public sealed record CalendarYear(
    int Year,
    bool Provisional,
    IReadOnlyList<DateOnly> DaysOff,
    IReadOnlyList<DateOnly> MakeUpWorkingDays,
    string? Citation)
{
    /// <summary>
    /// Days on which the exchanges alone are closed, such as a working 除夕: by their own notice, beside weekends and days off.
    /// </summary>
    public IReadOnlyList<DateOnly> ExchangeClosings { get; init; } = [];

    /// <summary>What is wrong with the file, in one sentence each; empty when it can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        foreach (var day in DaysOff.Concat(MakeUpWorkingDays).Concat(ExchangeClosings).Where(d => d.Year != Year).Distinct().Order())
            faults.Add($"{day:yyyy-MM-dd} is not in {Year}");
        foreach (var day in DaysOff.Intersect(MakeUpWorkingDays).Order())
            faults.Add($"{day:yyyy-MM-dd} is both a day off and a make-up working day");
        foreach (var day in MakeUpWorkingDays.Where(d => !WorkingCalendar.IsWeekend(d)).Distinct().Order())
            faults.Add($"{day:yyyy-MM-dd} is a make-up working day but no weekend");
        foreach (var day in ExchangeClosings.Where(d => WorkingCalendar.IsWeekend(d) || DaysOff.Contains(d)).Distinct().Order())
            faults.Add($"{day:yyyy-MM-dd} is listed among exchangeClosings, but no exchange trades on a weekend or a day off anyway");
        if (Provisional && DaysOff.Count + MakeUpWorkingDays.Count + ExchangeClosings.Count > 0)
            faults.Add("a provisional year follows the weekly rule and lists no days");
        if (!Provisional && string.IsNullOrWhiteSpace(Citation))
            faults.Add("a year that is not provisional cites its notice");
        return faults;
    }
}
