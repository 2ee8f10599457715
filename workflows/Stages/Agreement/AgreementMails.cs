namespace Funding.Workflows.Stages.Agreement;

/// <summary>The mails of a task book; their texts stand beside it.</summary>
internal static class AgreementMails
{
    public static readonly Texts Texts = new(typeof(AgreementMails));

    /// <summary>To the holder.</summary>
    public static readonly MailTemplate Requested = Of("TaskBookRequested");

    public static readonly MailTemplate Reminder = Of("TaskBookReminder");
    public static readonly MailTemplate SentBack = Of("TaskBookSentBack", "Lines", "Reason");
    public static readonly MailTemplate Agreed = Of("TaskBookAgreed", "Code");
    public static readonly MailTemplate SealReminder = Of("TaskBookSealReminder");
    public static readonly MailTemplate InForce = Of("TaskBookInForce");

    /// <summary>To officers.</summary>
    public static readonly MailTemplate Late = Of("TaskBookLate");

    public static readonly MailTemplate Proposed = Of("TaskBookProposed");
    public static readonly MailTemplate Waiting = Of("TaskBookWaiting");
    public static readonly MailTemplate OfficeSealReminder = Of("TaskBookOfficeSealReminder");

    public static readonly IReadOnlyList<MailTemplate> All =
        [Requested, Reminder, SentBack, Agreed, SealReminder, InForce, Late, Proposed, Waiting, OfficeSealReminder];

    private static MailTemplate Of(string name, params IReadOnlyList<string> more) => DutyMail.Template(Texts, name, more);
}
