namespace Funding.Workflows.Stages.Notice;

/// <summary>The notice's own mails; their texts stand beside the kind.</summary>
public static class NoticeMails
{
    private static readonly Texts Texts = new(typeof(NoticeKind));

    /// <summary>To applicants whom the list does not propose, when it is out: they may object while it runs.</summary>
    public static readonly MailTemplate PlacedInReserve = Of(nameof(PlacedInReserve));
    public static readonly MailTemplate NotPlaced = Of(nameof(NotPlaced));

    public static readonly IReadOnlyList<MailTemplate> All = [PlacedInReserve, NotPlaced];

    private static MailTemplate Of(string name) =>
        RoundMail.ApplicantTemplate(Texts, name, "NoticeNumber", "From", "Until");
}
