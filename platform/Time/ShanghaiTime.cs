namespace Funding.Platform.Time;

/// <summary>Asia/Shanghai, a fixed +08:00: every deadline of the province is the end of one of its days.</summary>
public static class ShanghaiTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Of the IANA database.</summary>
    public const string ZoneId = "Asia/Shanghai";

    /// <summary>The day it is in Shanghai at that instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>00:00:00 of the day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The moment of a time on a day.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);

    /// <summary>23:59:59 of the day, as notices and mails print a deadline. That whole second still counts.</summary>
    public static DateTimeOffset LastSecondOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(23, 59, 59)), Offset);

    /// <summary>The first instant that is too late: a timer for the day's deadline fires here.</summary>
    public static DateTimeOffset CloseOf(DateOnly lastDay) => StartOf(lastDay).AddDays(1);

    /// <summary>Whether an act at that instant is in time for a deadline at the end of that day.</summary>
    public static bool IsInTime(DateTimeOffset instant, DateOnly lastDay) => instant < CloseOf(lastDay);
}
