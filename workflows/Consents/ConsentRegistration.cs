namespace Funding.Workflows.Consents;

public static class ConsentRegistration
{
    /// <summary>Consents of parties of an application, by mailed links.</summary>
    public static IServiceCollection AddConsents(this IServiceCollection services) => services
        .AddSingleton<ConsentQueries>()
        .AddSingleton<ILinkHolder>(provider => provider.GetRequiredService<ConsentQueries>())
        .AddSingleton<ConsentAskCommands>()
        .AddSingleton<ConsentCommands>()
        .AddSingleton<IMailTemplates, ConsentMails>();

    public static void MapConsents(this IEndpointRouteBuilder routes) => ConsentPages.Map(routes);
}
