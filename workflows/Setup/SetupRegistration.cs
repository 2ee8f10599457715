namespace Funding.Workflows.Setup;

public static class SetupRegistration
{
    /// <summary>What is missing before the first round. Needs people, desks, mail and the calendar.</summary>
    public static IServiceCollection AddSetup(this IServiceCollection services) => services
        .AddSingleton<TestMailCommands>()
        .AddSingleton<SetupQueries>()
        .AddSingleton<IMailTemplates, SetupMails>();
}
