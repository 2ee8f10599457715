namespace Funding.Workflows.Stages.Quota;

public static class QuotaRegistration
{
    /// <summary>The recommendation by desks.</summary>
    public static IServiceCollection AddQuota(this IServiceCollection services) => services
        .AddSingleton<QuotaActs>()
        .AddSingleton<DeskQueries>()
        .AddSingleton<RecommendationCommands>()
        .AddSingleton<ILanding, DeskLandingQueries>()
        .AddSingleton<ILinkHolder, DeskLinkQueries>()
        .AddStageKind<QuotaKind, QuotaDeclaration>();
}
