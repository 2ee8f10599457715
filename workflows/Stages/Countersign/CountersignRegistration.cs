namespace Funding.Workflows.Stages.Countersign;

public static class CountersignRegistration
{
    /// <summary>The countersignature by departments, of all cases together and of single ones.</summary>
    public static IServiceCollection AddCountersign(this IServiceCollection services) => services
        .AddSingleton<CountersignStore>()
        .AddSingleton<CountersignActs>()
        .AddSingleton<CountersignCaseActs>()
        .AddSingleton<CountersignQueries>()
        .AddSingleton<CountersignOfficeQueries>()
        .AddSingleton<CountersignWaitQueries>()
        .AddSingleton<CountersignExportQueries>()
        .AddSingleton<CountersignDataStore>()
        .AddSingleton<StatementCommands>()
        .AddSingleton<CaseSignatureCommands>()
        .AddSingleton<CountersignerCommands>()
        .AddSingleton<CaseDecisionCommands>()
        .AddSingleton<ILinkHolder, CountersignLinkQueries>()
        .AddStageKind<CountersignKind, CountersignDeclaration>()
        .AddSubjectKind<CountersignLetterSubject>();
}
