namespace Funding.Workflows.Stages.Eligibility;

/// <summary>The check's own mails; their texts stand beside the kind.</summary>
public static class EligibilityMails
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

    /// <summary>To the applicant.</summary>
    public static readonly MailTemplate Eligible =
        new(nameof(Eligible), true, ["RoundName", "ApplicationName", "ApplicationNumber"]) { Texts = Texts.Get };
}
