using Funding.Services.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Services.Mail;

public static class MailRegistration
{
    /// <summary>Mail by the transport of the options, which are checked here: a bad setting stops the start by name.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailOptions options)
    {
        services.AddSingleton(options.Demand())
            .AddSingleton<MailRenderer>()
            .AddSingleton<DeliveryLog>()
            .AddSingleton<MailSender>()
            .AddSingleton<IEffectHandler, MailEffectHandler>();
        _ = options.Transport switch
        {
            MailTransportKind.Mailbox => services.AddSingleton<Mailbox>().AddSingleton<IMailTransport, MailboxTransport>(),
            _ => throw new NotSupportedException($"{options.Transport}"),
        };
        return services;
    }
}
