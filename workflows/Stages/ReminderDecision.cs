namespace Funding.Workflows.Stages;

/// <summary>Why a reminder is not sent now.</summary>
public enum ReminderBar
{
    /// <summary>The kind has no mail for it.</summary>
    NoMail,

    /// <summary>The desk or role has no person yet.</summary>
    Nobody,

    /// <summary>The last day is over.</summary>
    Over,

    /// <summary>One goes on this day or has gone, by the stage itself or by somebody of the office, or waits for office hours.</summary>
    ThatDay,
}

/// <param name="GoesAt">When it would go; null where it may not.</param>
public sealed record ReminderVerdict(DateTimeOffset? GoesAt, ReminderBar? Bar);

/// <summary>Whether somebody of the office may remind now, and when the mail goes. Pure.</summary>
public static class ReminderDecision
{
    /// <param name="term">From when on the mail comes too late.</param>
    /// <param name="last">The last reminder of the same thing; null where there was none.</param>
    /// <returns>
    /// At most one reminder goes in a local day: the next one on the day after the last one went, so that one that waits for office hours
    /// bars another until it is gone.
    /// </returns>
    public static ReminderVerdict Of(Waited waited, DateTimeOffset? term, Reminded? last, OfficeHours hours, DateTimeOffset now)
    {
        ReminderBar? bar = waited switch
        {
            { Reminder: null } => ReminderBar.NoMail,
            { Persons.Count: 0, Unnamed: null } => ReminderBar.Nobody,
            { Until: { } day } when !ShanghaiTime.IsInTime(now, day) => ReminderBar.Over,
            _ => IsOfDay(last, now) ? ReminderBar.ThatDay : null,
        };
        return new(bar is null ? hours.Next(now, term) : null, bar);
    }

    /// <summary>Whether one went on this day, or is still to go.</summary>
    public static bool IsOfDay(Reminded? last, DateTimeOffset now) => last?.Day >= ShanghaiTime.DayOf(now);
}
