namespace Funding.Workflows.Stages.Acceptance;

public static class AcceptanceRegistration
{
    /// <summary>The acceptance of an award at the end of its term.</summary>
    public static IServiceCollection AddAcceptance(this IServiceCollection services) => services
        .AddDutyKind<AcceptanceKind, AcceptanceDeclaration>();
}
