namespace Funding.Workflows.Stages.Eligibility;

/// <summary>To the applicant, of what the check decided; their texts stand beside the kind.</summary>
public static class EligibilityMails
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

    public static readonly MailTemplate Eligible = Of(nameof(Eligible));
    public static readonly MailTemplate Ineligible = Of(nameof(Ineligible), "Reason");
    public static readonly MailTemplate CorrectionSilence = Of(nameof(CorrectionSilence), "Deadline", "Reason");

    public static readonly IReadOnlyList<MailTemplate> All = [Eligible, Ineligible, CorrectionSilence];

    private static MailTemplate Of(string name, params string[] more) => RoundMail.ApplicantTemplate(Texts, name, more);
}
