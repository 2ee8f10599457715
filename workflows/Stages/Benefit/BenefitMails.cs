namespace Funding.Workflows.Stages.Benefit;

/// <summary>To the enterprise of the decision, and to officers of a claim that waits.</summary>
public static class BenefitMails
{
    private static readonly Texts Texts = new(typeof(BenefitKind));

    public static readonly MailTemplate BenefitGranted = RoundMail.ApplicantTemplate(
        Texts, nameof(BenefitGranted), "Line", "Year", "Number", "Amount");

    public static readonly MailTemplate BenefitRefused = RoundMail.ApplicantTemplate(Texts, nameof(BenefitRefused), "Reason");

    public static readonly MailTemplate BenefitWaits = RoundMail.ApplicantTemplate(Texts, nameof(BenefitWaits), "Deadline");

    public static readonly IReadOnlyList<MailTemplate> All = [BenefitGranted, BenefitRefused, BenefitWaits];
}
