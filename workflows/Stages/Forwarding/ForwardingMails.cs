namespace Funding.Workflows.Stages.Forwarding;

/// <summary>The mails of a forwarding; their texts stand beside it.</summary>
internal static class ForwardingMails
{
    public static readonly Texts Texts = new(typeof(ForwardingMails));

    /// <summary>To officers.</summary>
    public static readonly MailTemplate Requested = Of("ForwardingRequested");

    public static readonly MailTemplate Reminder = Of("ForwardingReminder");
    public static readonly MailTemplate OutcomeReminder = Of("OutcomeReminder");
    public static readonly MailTemplate ToConfirm = Of("OutcomeToConfirm");

    /// <summary>To who entered the outcome.</summary>
    public static readonly MailTemplate Returned = Of("OutcomeReturned", "Reason");

    /// <summary>To the holder.</summary>
    public static readonly MailTemplate Forwarded = Of("ForwardingSent", "To", "Letter");

    public static readonly MailTemplate Decided = Of("OutcomeDecided", "To", "Outcome", "Letter", "Reason");

    public static readonly IReadOnlyList<MailTemplate> All =
        [Requested, Reminder, OutcomeReminder, ToConfirm, Returned, Forwarded, Decided];

    private static MailTemplate Of(string name, params IReadOnlyList<string> more) => DutyMail.Template(Texts, name, more);
}
