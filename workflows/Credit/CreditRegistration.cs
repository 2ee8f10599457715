namespace Funding.Workflows.Credit;

public static class CreditRegistration
{
    /// <summary>Lists of the dishonest. Needs storage and people.</summary>
    public static IServiceCollection AddCredit(this IServiceCollection services) => services
        .AddSingleton<CreditStore>()
        .AddSingleton<CreditCommands>()
        .AddSingleton<ICaseRisks, CreditRiskQueries>()
        .AddSingleton<ICasePart, CreditCaseQueries>()
        .AddSingleton<ICaseListPart, CreditMarkQueries>();
}
