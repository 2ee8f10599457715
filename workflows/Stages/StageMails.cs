namespace Funding.Workflows.Stages;

/// <summary>The mails of the registered kinds.</summary>
internal sealed class StageMails(StageKindSet kinds) : IMailTemplates
{
    public IEnumerable<MailTemplate> Own => kinds.All.SelectMany(k => k.Mails);
}
