namespace Funding.Platform.SignIn;

public static class LinksRegistration
{
    /// <summary>Links and sign-in. Needs a table store, people, the outbox and a clock.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services, LinkKeyRing keys, SignInLimits? limits = null) => services
        .AddSingleton(keys)
        .AddSingleton(limits ?? new SignInLimits())
        .AddSingleton<LinkService>()
        .AddSingleton<LinkRetention>()
        .AddSingleton<SlidingWindow>()
        .AddSingleton<TypedAddress>()
        .AddSingleton<LinkEntry>()
        .AddSingleton<FreshLinks>()
        .AddSingleton<IEffectHandler, FreshLinkHandler>()
        .AddSingleton<IMailTemplates, FreshLinkMails>()
        .AddSingleton<SignInService>();
}
