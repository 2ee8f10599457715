namespace Funding.Platform.Time;

public enum DayOffKind
{
    Weekend,

    /// <summary>Of the State Council's notice, weekend days inside the holiday included.</summary>
    Holiday,
}

/// <summary>Days off in a row, both ends included.</summary>
public sealed record DaysOffRun(DateOnly First, DateOnly Last, DayOffKind Kind);

/// <summary>Weekends and public holidays, for whoever chooses a day.</summary>
public static class DaysOff
{
    /// <returns>Null for a working day, make-up working days included.</returns>
    public static DayOffKind? KindOf(WorkingCalendar calendar, DateOnly day) =>
        calendar.IsWorkingDay(day) ? null : calendar.IsHoliday(day) ? DayOffKind.Holiday : DayOffKind.Weekend;

    /// <summary>
    /// The days off after <paramref name="after"/>, up to and including <paramref name="last"/>; neighbours of one kind are one run.
    /// </summary>
    public static IReadOnlyList<DaysOffRun> Between(WorkingCalendar calendar, DateOnly after, DateOnly last)
    {
        var runs = new List<DaysOffRun>();
        for (var day = after; day < last;)
        {
            day = day.AddDays(1);
            if (KindOf(calendar, day) is not { } kind)
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1].Kind == kind && runs[^1].Last.AddDays(1) == day)
            {
                runs[^1] = runs[^1] with { Last = day };
            }
            else
            {
                runs.Add(new DaysOffRun(day, day, kind));
            }
        }

        return runs;
    }

    /// <summary>Days off of a year's notice, ends included.</summary>
    public static IReadOnlyList<DaysOffRun> Holidays(WorkingCalendar calendar, DateOnly first, DateOnly last) =>
        [.. Between(calendar, first.AddDays(-1), last).Where(run => run.Kind == DayOffKind.Holiday)];

    /// <summary>Weekend days that are worked (调休), ends included.</summary>
    public static IReadOnlyList<DateOnly> MadeUp(WorkingCalendar calendar, DateOnly first, DateOnly last) =>
    [
        .. Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays)
            .Where(day => WorkingCalendar.IsWeekend(day) && calendar.IsWorkingDay(day)),
    ];
}
