namespace Funding.Workflows.Compose;

public static class ComposeRegistration
{
    /// <summary>Composing programmes on the screen. Needs the catalogue, rounds and people.</summary>
    public static IServiceCollection AddCompose(this IServiceCollection services) => services
        .AddSingleton<ComposeQueries>()
        .AddSingleton<ComposeCommands>()
        .AddSingleton<IMailTemplates, ComposeMails>();
}
