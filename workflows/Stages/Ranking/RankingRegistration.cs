namespace Funding.Workflows.Stages.Ranking;

public static class RankingRegistration
{
    /// <summary>The ranking by scores.</summary>
    public static IServiceCollection AddRanking(this IServiceCollection services) => services
        .AddSingleton<RankingActs>()
        .AddStageKind<RankingKind, RankingDeclaration>();
}
