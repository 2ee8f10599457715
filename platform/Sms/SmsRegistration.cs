namespace Funding.Platform.Sms;

public static class SmsRegistration
{
    /// <summary>Text messages by a gateway. Needs mail, people, sealed content and the outbox.</summary>
    /// <param name="options">Null sends none, and no page asks for a number.</param>
    public static IServiceCollection AddSms(this IServiceCollection services, SmsOptions? options) => options is null ? services : services
        .PostConfigure<PortalOptions>(portal => portal.TextMessages = true)
        .AddSingleton(options)
        .AddSingleton<SmsGateway>()
        .AddSingleton<SmsTexts>()
        .AddSingleton<PhoneStore>()
        .AddSingleton<IAfterMail, LastDaySms>()
        .AddSingleton<IEffectHandler, SmsHandler>();
}
