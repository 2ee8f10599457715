namespace Funding.Workflows.Office;

/// <summary>Why nobody is reminded now; the page says the same beside a line without a button.</summary>
internal static class ReminderRefusals
{
    private static readonly Texts Texts = new(typeof(ReminderRefusals));

    public static Refusal NotWaited() => new("reminder-not-waited", "key", Texts.Of("not-waited")) { Kind = RefusalKind.Conflict };

    /// <param name="last">The last reminder of the same thing.</param>
    public static Refusal Of(ReminderBar bar, Waited waited, Reminded? last, DateTimeOffset now) => bar switch
    {
        ReminderBar.NoMail => new("reminder-no-mail", "key", waited.Why ?? Texts.Of("no-mail")),
        ReminderBar.Nobody => Nobody(),
        ReminderBar.Over => new("reminder-over", "key", Texts.Of("over", DayText.Of(waited.Until!.Value))) { Kind = RefusalKind.Closed },
        _ => new("reminder-that-day", "key", ThatDay(last!, now)) { Kind = RefusalKind.Conflict },
    };

    public static Refusal Nobody() => new("reminder-nobody", "key", Texts.Of("nobody"));

    private static Bilingual ThatDay(Reminded last, DateTimeOffset now) => Texts.Of(
        last.GoesAt > now ? "that-day.waits" : last.By is null ? "that-day.stage" : "that-day.office", DayText.Of(last.GoesAt));
}
