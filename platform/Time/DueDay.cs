namespace Funding.Platform.Time;

/// <summary>A due day given to one person, counted again by a calendar that knows more than the one it was given by.</summary>
public static class DueDay
{
    /// <param name="given">The day the person was told.</param>
    /// <param name="counted">The same working days by the calendar of now.</param>
    /// <returns>Null when it stays: a day once given never becomes an earlier one, and none is moved to a day that is over.</returns>
    public static DateOnly? Moved(DateOnly given, DateOnly counted, DateOnly today) => counted > given && counted >= today ? counted : null;
}
