namespace Funding.Workflows.Years;

/// <summary>A round's days in another year.</summary>
/// <param name="Closes">Of each stage that closes on a day.</param>
public sealed record MovedDays(DateOnly Opens, IReadOnlyDictionary<StageKey, DateOnly> Closes);

/// <summary>
/// Where the days of a round lie in another year: in the same week of the year, on the same day of the week, or the next working day;
/// each after the one before. Pure.
/// </summary>
public static class NextYear
{
    /// <param name="years">How many years later, 1 or more.</param>
    public static MovedDays Of(StagePlan plan, DateOnly opens, int years, WorkingCalendar calendar)
    {
        var first = WorkingFrom(SameWeek(opens, years), calendar);
        var closes = new Dictionary<StageKey, DateOnly>();
        var before = first.AddDays(-1);
        foreach (var stage in plan.Where(s => s.Closes is not null))
        {
            var moved = WorkingFrom(SameWeek(stage.Closes!.Value, years), calendar);
            before = moved > before ? moved : calendar.AddWorkingDays(before, 1);
            closes[stage.Id] = before;
        }

        return new(first, closes);
    }

    /// <summary>The day of the same name in the same week by ISO 8601; in a year without a 53rd week in its last.</summary>
    public static DateOnly SameWeek(DateOnly day, int years)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        var year = ISOWeek.GetYear(at) + years;
        return DateOnly.FromDateTime(ISOWeek.ToDateTime(
            year, Math.Min(ISOWeek.GetWeekOfYear(at), ISOWeek.GetWeeksInYear(year)), day.DayOfWeek));
    }

    /// <summary>The notice's number with the year in its place, such as 教申〔2027〕3号; a number without the year as it is.</summary>
    public static string NumberOf(string number, int year, int years) => number.Replace(
        year.ToString(CultureInfo.InvariantCulture), (year + years).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static DateOnly WorkingFrom(DateOnly day, WorkingCalendar calendar) =>
        calendar.IsWorkingDay(day) ? day : calendar.AddWorkingDays(day, 1);
}
