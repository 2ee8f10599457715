namespace Funding.Workflows.Stages.Eligibility;

/// <summary>To the applicant, of what the check decided; their texts stand beside the kind.</summary>
public static class EligibilityMails
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

    public static readonly MailTemplate Eligible = Of(nameof(Eligible));
    public static readonly MailTemplate Ineligible = Of(nameof(Ineligible), "Reason");
    public static readonly MailTemplate CorrectionSilence = Of(nameof(CorrectionSilence), "Deadline", "Reason");

    /// <summary>To the applicant: it is heard on a veto item; one did not hold.</summary>
    public static readonly MailTemplate VetoRecorded = Of(nameof(VetoRecorded), "Kind", "Source", "Number", "Deadline");

    public static readonly MailTemplate VetoDropped = Of(nameof(VetoDropped), "Kind", "Number", "Reason");

    /// <summary>To the officers who may decide on one, from the day on.</summary>
    public static readonly MailTemplate VetoToDecide = Of(nameof(VetoToDecide), "Kind", "Number", "Deadline");

    public static readonly IReadOnlyList<MailTemplate> All =
        [Eligible, Ineligible, CorrectionSilence, VetoRecorded, VetoDropped, VetoToDecide];

    /// <summary>The link of a mail to officers, for some time after the day.</summary>
    public static LinkTerms OfOfficers(Round round, DateOnly day) =>
        RoundMail.DeskLink(LinkPurpose.OfficerDesk, round.Id, day.AddDays(30));

    private static MailTemplate Of(string name, params string[] more) => RoundMail.ApplicantTemplate(Texts, name, more);
}
