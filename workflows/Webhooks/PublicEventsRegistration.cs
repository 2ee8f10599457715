namespace Funding.Workflows.Webhooks;

public static class PublicEventsRegistration
{
    /// <summary>What is public is told to other systems. Needs rounds, awards, people and sealed content.</summary>
    public static IServiceCollection AddPublicEvents(this IServiceCollection services) => services
        .AddWebhooks()
        .AddSingleton<WebhookStore>()
        .AddSingleton<WebhookActs>()
        .AddSingleton<WebhookCommands>()
        .AddSingleton<IMailTemplates, WebhookMails>();
}
