namespace Funding.Workflows.Stages.Quota;

/// <summary>Mails of the recommendation; their texts stand beside the kind.</summary>
public static class QuotaMails
{
    private static readonly Texts Texts = new(typeof(QuotaKind));

    public static readonly MailTemplate RecommendationDesk = Of(
        nameof(RecommendationDesk), "RoundName", "DeskName", "Count", "Limit", "Deadline");

    public static readonly MailTemplate RecommendationDeskReminder = Of(
        nameof(RecommendationDeskReminder), "RoundName", "DeskName", "Waiting", "Recommended", "Limit", "Deadline");

    /// <summary>To the applicant, once the desks have closed: a recommendation may be taken back until then.</summary>
    public static readonly MailTemplate Recommended = RoundMail.ApplicantTemplate(Texts, nameof(Recommended), "DeskName");

    public static readonly MailTemplate NotRecommended = RoundMail.ApplicantTemplate(
        Texts, nameof(NotRecommended), "DeskName", "Reason");

    public static readonly IReadOnlyList<MailTemplate> All =
        [RecommendationDesk, RecommendationDeskReminder, Recommended, NotRecommended];

    private static MailTemplate Of(string name, params string[] placeholders) => new(name, true, placeholders) { Texts = Texts.Get };
}
