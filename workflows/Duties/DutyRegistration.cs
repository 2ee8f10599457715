namespace Funding.Workflows.Duties;

public static class DutyRegistration
{
    /// <summary>What duties of several kinds share: documents, drafts, reports and their verdicts. Needs awards and documents.</summary>
    public static IServiceCollection AddDuties(this IServiceCollection services) => services
        .AddSingleton<DutyStore>()
        .AddSingleton<DutyDraftCommands>()
        .AddSingleton<PaperStore>()
        .AddSingleton<PaperCommands>()
        .AddSingleton<ReportStore>()
        .AddSingleton<ReportQueries>()
        .AddSingleton<ReportCommands>()
        .AddSingleton<VerdictCommands>()
        .AddSingleton<IAwardWaits, MatterWaitQueries>()
        .AddSingleton<IMailTemplates, MatterMails>()
        .AddSingleton<IDocumentRows, DutyDocumentRows>();
}
