namespace Funding.Workflows.Stages.Eligibility;

public static class EligibilityRegistration
{
    /// <summary>The check of eligibility with its correction.</summary>
    public static IServiceCollection AddEligibility(this IServiceCollection services) => services
        .AddSingleton<EligibilityCommands>()
        .AddSingleton<VetoStore>()
        .AddSingleton<VetoCommands>()
        .AddSingleton<IDocumentRows, VetoDocumentRows>()
        .AddSingleton<ICaseRisks, VetoRiskQueries>()
        .AddSingleton<BulkCommands>()
        .AddSingleton<ICaseListPart, BulkListQueries>()
        .AddSingleton<EligibilityQueries>()
        .AddSingleton<EligibilityActs>()
        .AddSingleton<CorrectionDueDays>()
        .AddStageKind<EligibilityKind, EligibilityDeclaration>()
        .AddSubjectKind<ApplicationSubject>();
}
