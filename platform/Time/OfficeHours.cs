namespace Funding.Platform.Time;

/// <summary>When somebody is written to who does not wait for it: 08:30 to 17:30 of a working day, in Shanghai.</summary>
public class OfficeHours(WorkingCalendar calendar)
{
    public static readonly TimeSpan Opens = new(8, 30, 0);
    public static readonly TimeSpan Closes = new(17, 30, 0);

    /// <summary>The first moment from <paramref name="now"/> on within office hours.</summary>
    /// <param name="term">
    /// What is said is of no use from here on: where the next working day would be too late, the hours of any day before it do, and where
    /// they are too late too it is said at once. Null, or a moment that is over, for none.
    /// </param>
    public virtual DateTimeOffset Next(DateTimeOffset now, DateTimeOffset? term = null)
    {
        var next = First(now, calendar.IsWorkingDay);
        if (term is not { } end || end <= now || next < end)
        {
            return next;
        }

        var anyDay = First(now, _ => true);
        return anyDay < end ? anyDay : now;
    }

    /// <summary>The day on which what is said now is read: what is said daily is said once for a weekend.</summary>
    public DateOnly DayOf(DateTimeOffset now) => ShanghaiTime.DayOf(Next(now));

    private static DateTimeOffset First(DateTimeOffset now, Func<DateOnly, bool> isOpen)
    {
        var today = ShanghaiTime.DayOf(now);
        if (isOpen(today) && now < ShanghaiTime.StartOf(today) + Closes)
        {
            return ShanghaiTime.StartOf(today) + Opens is var opens && opens > now ? opens : now;
        }

        var day = today.AddDays(1);
        while (!isOpen(day))
        {
            day = day.AddDays(1);
        }

        return ShanghaiTime.StartOf(day) + Opens;
    }
}
