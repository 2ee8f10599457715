namespace Funding.Workflows.Duties;

/// <summary>The mail about a matter that a grade began; its texts stand beside it.</summary>
internal sealed class MatterMails : IMailTemplates
{
    public static readonly MailTemplate MatterWaiting = DutyMail.Template(new(typeof(MatterMails)), nameof(MatterWaiting), "Reason");

    public IEnumerable<MailTemplate> Own => [MatterWaiting];
}
