namespace Funding.Workflows.Stages.Rules;

public static class RulesRegistration
{
    /// <summary>Places by rules.</summary>
    public static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<RulesActs>()
        .AddSingleton<RulesCaseActs>()
        .AddStageKind<RulesKind, RulesDeclaration>();
}
