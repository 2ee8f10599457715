namespace Funding.Workflows.Stages.Agreement;

public static class AgreementRegistration
{
    /// <summary>An award's task book.</summary>
    public static IServiceCollection AddAgreement(this IServiceCollection services) => services
        .AddSingleton<AgreementQueries>()
        .AddSingleton<AgreementCommands>()
        .AddSingleton<TaskBookWriter>()
        .AddSingleton<ContentCodeQueries>()
        .AddSingleton<ContentCodeGate>()
        .AddDutyKind<AgreementKind, AgreementDeclaration>();
}
