namespace Funding.Workflows.Stages.Benefit;

public static class BenefitStageRegistration
{
    /// <summary>The decision on claims of benefits.</summary>
    public static IServiceCollection AddBenefitStage(this IServiceCollection services) => services
        .AddSingleton<BenefitSheetQueries>()
        .AddSingleton<BenefitWaitQueries>()
        .AddSingleton<BenefitDecisionCommands>()
        .AddSingleton<BenefitActs>()
        .AddSingleton<SettlementCommands>()
        .AddSingleton<IAwardPart, SettlementQueries>()
        .AddSingleton<IMailTemplates, SettlementMails>()
        .AddSingleton<OwnBenefitsQueries>()
        .AddStageKind<BenefitKind, BenefitDeclaration>();
}
