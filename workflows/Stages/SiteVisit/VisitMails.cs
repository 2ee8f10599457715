namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Mails of the visits; their texts stand beside the kind.</summary>
public static class VisitMails
{
    private static readonly Texts Texts = new(typeof(SiteVisitKind));

    /// <summary>To the officers: appointments are to be made.</summary>
    public static readonly MailTemplate VisitsToPlan = Of(nameof(VisitsToPlan), "RoundName", "Count", "Deadline");

    /// <summary>To officers and administrators: visits are open.</summary>
    public static readonly MailTemplate VisitsOpen = Of(nameof(VisitsOpen), "RoundName", "Count", "Deadline");

    /// <summary>To the officers: somebody does not visit, and who stands in is theirs to have drawn.</summary>
    public static readonly MailTemplate VisitorMissing = Of(nameof(VisitorMissing), "RoundName", "ApplicationName", "Reason");

    /// <summary>To the officers: two signed, one of them with a dissent.</summary>
    public static readonly MailTemplate VisitDissent = Of(nameof(VisitDissent), "RoundName", "ApplicationName");

    /// <summary>To the applicant: when and where.</summary>
    public static readonly MailTemplate VisitAppointed = RoundMail.ApplicantTemplate(
        Texts, nameof(VisitAppointed), "Date", "Time", "Place");

    public static readonly MailTemplate VisitMoved = RoundMail.ApplicantTemplate(
        Texts, nameof(VisitMoved), "Date", "Time", "Place", "Before", "Reason");

    /// <summary>To the applicant: out of the round.</summary>
    public static readonly MailTemplate VisitFailed = RoundMail.ApplicantTemplate(Texts, nameof(VisitFailed), "Reason");

    /// <summary>To a visitor: when and where.</summary>
    public static readonly MailTemplate VisitorAsked = Of(
        nameof(VisitorAsked), "RoundName", "ApplicationName", "Date", "Time", "Place", "SignBy");

    public static readonly MailTemplate VisitorMoved = Of(
        nameof(VisitorMoved), "RoundName", "ApplicationName", "Date", "Time", "Place", "SignBy", "Before", "Reason");

    /// <summary>To a visitor in whose place another visits.</summary>
    public static readonly MailTemplate VisitorReleased = new(
        nameof(VisitorReleased), false, ["RoundName", "ApplicationName", "Reason"])
    {
        Texts = Texts.Get,
    };

    /// <summary>To a visitor who has not signed.</summary>
    public static readonly MailTemplate VisitToSign = Of(nameof(VisitToSign), "RoundName", "ApplicationName", "Date", "SignBy");

    /// <summary>To a visitor who signed what was changed since.</summary>
    public static readonly MailTemplate VisitReopened = Of(nameof(VisitReopened), "RoundName", "ApplicationName");

    public static readonly IReadOnlyList<MailTemplate> All =
    [
        VisitsToPlan, VisitsOpen, VisitorMissing, VisitDissent, VisitAppointed, VisitMoved, VisitFailed, VisitorAsked, VisitorMoved,
        VisitorReleased, VisitToSign, VisitReopened,
    ];

    private static MailTemplate Of(string name, params string[] placeholders) => new(name, true, placeholders) { Texts = Texts.Get };
}
