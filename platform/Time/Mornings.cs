namespace Funding.Platform.Time;

/// <summary>Letters that gather what a day has to say go once, as the next working day's office hours begin.</summary>
public static class Mornings
{
    /// <summary>The first moment after <paramref name="at"/> at which letters go.</summary>
    public static DateTimeOffset After(DateTimeOffset at, WorkingCalendar calendar) =>
        ShanghaiTime.StartOf(calendar.AddWorkingDays(DayOf(at), 1)) + OfficeHours.Opens;

    /// <summary>The day whose letters go at that moment: before the hour still those of the day before.</summary>
    public static DateOnly DayOf(DateTimeOffset now) => ShanghaiTime.DayOf(now - OfficeHours.Opens);
}
