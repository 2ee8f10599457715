namespace Funding.Platform.Mail;

public static class MailRegistration
{
    /// <summary>Mail by the transport of the options, which are checked here: a bad setting stops the start by name.
    /// Needs a table store, links, people, the outbox and a clock.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailOptions options)
    {
        services.AddSingleton(options.Demand())
            .AddSingleton<MailTemplateSet>()
            .AddSingleton<MailRenderer>()
            .AddSingleton<DeliveryLog>()
            .AddSingleton<MailSender>()
            .AddSingleton<MailResend>()
            .AddSingleton<IEffectHandler, MailEffectHandler>()
            .AddSingleton(provider => new SendGridWebhook(options, provider.GetRequiredService<DeliveryLog>(), TimeProvider.System));
        return options.Transport switch
        {
            MailTransportKind.SendGrid => services.AddSingleton<IMailTransport>(_ => new SendGridTransport(
                options, Client(), TimeProvider.System)),
            MailTransportKind.Smtp => services.AddSingleton<IMailTransport, SmtpTransport>(),
            _ => services.AddSingleton<Mailbox>().AddSingleton<IMailTransport, MailboxTransport>(),
        };
    }

    // The options' own limit holds for each attempt; connections end now and then so that a change of DNS is seen.
    private static HttpClient Client() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
}
