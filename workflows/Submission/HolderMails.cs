namespace Funding.Workflows.Submission;

/// <summary>What holders of an award are told of the step that follows it.</summary>
internal sealed class HolderMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(HolderMails));

    public static readonly MailTemplate HolderInvited = new(
        nameof(HolderInvited), true, ["RoundName", "OrganisationName", "AwardTitle", "CertificateNumber", "Deadline"])
    { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [HolderInvited];
}
