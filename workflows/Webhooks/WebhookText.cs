namespace Funding.Workflows.Webhooks;

/// <summary>Names the resource files of the page of other systems.</summary>
public sealed class WebhookText;
