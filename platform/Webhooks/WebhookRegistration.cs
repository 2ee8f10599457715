namespace Funding.Platform.Webhooks;

public static class WebhookRegistration
{
    /// <summary>Delivery to receivers; the host binds the section. Needs a table store, sealed content, mail and the outbox.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().ValidateDataAnnotations().Validate<MailOptions>(
            (options, mail) => !options.AllowLoopback
                || mail.Environment is MailEnvironment.Development or MailEnvironment.Demonstration,
            $"Webhooks:{nameof(WebhookOptions.AllowLoopback)} is for development and demonstrations only").ValidateOnStart();
        return services.AddSingleton<WebhookClient>().AddSingleton<IEffectHandler, WebhookHandler>();
    }
}
