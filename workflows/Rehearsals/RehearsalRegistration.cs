namespace Funding.Workflows.Rehearsals;

public static class RehearsalRegistration
{
    /// <summary>Rehearsals of launches; the host adds who plays them (<see cref="IRehearsalPlayer"/>).</summary>
    public static IServiceCollection AddRehearsalReports(this IServiceCollection services) => services
        .AddSingleton<RehearsalStore>()
        .AddSingleton<MailPreviewStore>()
        .AddSingleton<MailPreviewCommands>()
        .AddSingleton<RehearsalCommands>();
}
