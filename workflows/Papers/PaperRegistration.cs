namespace Funding.Workflows.Papers;

public static class PaperRegistration
{
    /// <summary>The paper for those who decide. Needs storage, rankings and money.</summary>
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddSingleton<CaseRisks>()
        .AddSingleton<PaperQueries>()
        .AddSingleton<AdviceCommands>()
        .AddSingleton<ICasePart, PaperPartQueries>();
}
