namespace Funding.Workflows.Stages.Announcement;

/// <summary>The letters of the result; their texts stand beside the kind.</summary>
public static class AnnouncementMails
{
    internal static readonly Texts Texts = new(typeof(AnnouncementKind));

    public static readonly MailTemplate LetterAwarded = Of(nameof(LetterAwarded), "CertificateNumber");
    public static readonly MailTemplate LetterReserve = Of(nameof(LetterReserve));
    public static readonly MailTemplate LetterNotSelected = Of(nameof(LetterNotSelected), "Reason");

    public static readonly IReadOnlyList<MailTemplate> All = [LetterAwarded, LetterReserve, LetterNotSelected];

    /// <summary>"Outcome" is score, rank, scores and comments as far as there are any, in paragraphs of their own.</summary>
    private static MailTemplate Of(string name, params string[] more) =>
        RoundMail.ApplicantTemplate(Texts, name, ["AnnouncementNumber", "Outcome", .. more]);
}
