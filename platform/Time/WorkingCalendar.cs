namespace Funding.Platform.Time;

/// <summary>
/// Working days by the yearly notices, with 调休. A year without a notice follows the weekly rule (Monday to Friday)
/// and is provisional: what was computed from it is computed again when its file arrives.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlyList<CalendarYear> years;
    private readonly HashSet<DateOnly> daysOff;
    private readonly HashSet<DateOnly> madeUp;
    private readonly HashSet<int> settledYears;

    /// <exception cref="ArgumentException">A year is given twice or its lists contradict each other.</exception>
    public WorkingCalendar(IEnumerable<CalendarYear> years)
    {
        var all = years.ToList();
        var faults = all.SelectMany(y => y.Faults().Select(f => $"calendar {y.Year}: {f}"))
            .Concat(all.GroupBy(y => y.Year).Where(g => g.Count() > 1).Select(g => $"calendar {g.Key} is given twice"))
            .ToList();
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults), nameof(years));
        this.years = all;
        daysOff = all.SelectMany(y => y.DaysOff).ToHashSet();
        madeUp = all.SelectMany(y => y.MakeUpWorkingDays).ToHashSet();
        settledYears = all.Where(y => !y.Provisional).Select(y => y.Year).ToHashSet();
        Trading = new TradingCalendar(all);
    }

    /// <summary>No notices at all: Monday to Friday, everything provisional.</summary>
    public static WorkingCalendar Weekly { get; } = new([]);

    /// <summary>The exchanges' days of the same years; a year is provisional there as it is here.</summary>
    public TradingCalendar Trading { get; }

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Of the day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>A day off of a year's notice, as 国庆节 with the weekend inside it; false for a plain weekend.</summary>
    public bool IsHoliday(DateOnly day) => daysOff.Contains(day);

    public bool IsWorkingDay(DateOnly day) => !daysOff.Contains(day) && (madeUp.Contains(day) || !IsWeekend(day));

    /// <summary>
    /// The n-th working day after the day, which itself is not counted (民法典 第二百零一条); before it when n is negative.
    /// Zero gives the day itself.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly day, int n)
    {
        var step = Math.Sign(n);
        for (var left = Math.Abs(n); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) left--;
        }
        return day;
    }

    /// <summary>
    /// How many working days lie after the first day, up to and including the last; the opposite of
    /// <see cref="AddWorkingDays"/>. Zero when the last day is not after the first.
    /// </summary>
    public int WorkingDaysBetween(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = first; day < last;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) count++;
        }
        return count;
    }

    /// <summary>Whether the notice of the year's holidays is out.</summary>
    public bool IsSettled(int year) => settledYears.Contains(year);

    /// <summary>The years of the span, ends included, whose notice is not out.</summary>
    public IReadOnlyList<int> ProvisionalYears(DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(first.Year, Math.Max(0, last.Year - first.Year) + 1).Where(year => !IsSettled(year))];

    /// <summary>The calendar as it was while the notices of these years were not out.</summary>
    public WorkingCalendar Without(IReadOnlyCollection<int> unknown) => new(years.Where(y => !unknown.Contains(y.Year)));
}
