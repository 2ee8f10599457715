namespace Funding.Workflows.Stages.Defence;

/// <summary>Mails of the defence; their texts stand beside the kind.</summary>
public static class DefenceMails
{
    private static readonly Texts Texts = new(typeof(DefenceKind));

    /// <summary>To the officers: sessions are to be planned.</summary>
    public static readonly MailTemplate DefencePlanWanted = Of(nameof(DefencePlanWanted), "RoundName", "Count", "Deadline");

    /// <summary>To officers and administrators: cases are not heard.</summary>
    public static readonly MailTemplate DefenceUnheard = Of(nameof(DefenceUnheard), "RoundName", "Count", "Deadline");

    /// <summary>To the applicant: when and where.</summary>
    public static readonly MailTemplate DefenceInvitation = RoundMail.ApplicantTemplate(
        Texts, nameof(DefenceInvitation), "Date", "Time", "Room", "Address", "Talk", "Questions");

    public static readonly MailTemplate DefenceMoved = RoundMail.ApplicantTemplate(
        Texts, nameof(DefenceMoved), "Date", "Time", "Room", "Address", "Before");

    /// <summary>To the applicant: out of the round for not having come.</summary>
    public static readonly MailTemplate DefenceFailed = RoundMail.ApplicantTemplate(Texts, nameof(DefenceFailed), "Reason");

    /// <summary>To a member of panels: all sessions of theirs.</summary>
    public static readonly MailTemplate DefencePanel = Of(nameof(DefencePanel), "RoundName", "Count", "Items", "Address");

    public static readonly MailTemplate DefencePanelMoved = Of(
        nameof(DefencePanelMoved), "RoundName", "ApplicationName", "Date", "Time", "Room", "Address", "Before");

    /// <summary>To a member of panels who has written nothing of cases that were heard.</summary>
    public static readonly MailTemplate DefenceNotesWanted = Of(nameof(DefenceNotesWanted), "RoundName", "Count", "Deadline");

    public static readonly IReadOnlyList<MailTemplate> All =
    [
        DefencePlanWanted, DefenceUnheard, DefenceInvitation, DefenceMoved, DefenceFailed, DefencePanel, DefencePanelMoved,
        DefenceNotesWanted,
    ];

    private static MailTemplate Of(string name, params string[] placeholders) => new(name, true, placeholders) { Texts = Texts.Get };
}
