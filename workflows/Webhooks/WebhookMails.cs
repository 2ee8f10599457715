namespace Funding.Workflows.Webhooks;

/// <summary>Who is told of a receiver.</summary>
internal sealed class WebhookMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(WebhookMails));

    /// <summary>To the other administrators.</summary>
    public static readonly MailTemplate WebhookToConfirm =
        new(nameof(WebhookToConfirm), true, ["Address", "RequestedBy"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [WebhookToConfirm];

    public static MailRequest ToConfirm(string to, WebhookTarget target) => WebhookToConfirm.To(
        to, new Dictionary<string, string> { ["Address"] = target.Address, ["RequestedBy"] = target.ProposedByName },
        new LinkRef { Path = WebhookLinks.Page });
}
