namespace Funding.Workflows.Stages.SiteVisit;

public static class SiteVisitRegistration
{
    /// <summary>The site visits: visitors drawn, appointments made, protocols signed by two.</summary>
    public static IServiceCollection AddSiteVisit(this IServiceCollection services) => services
        .AddSingleton<VisitStore>()
        .AddSingleton<VisitAccessStore>()
        .AddSingleton<VisitPoolStore>()
        .AddSingleton<VisitActs>()
        .AddSingleton<VisitPlanCommands>()
        .AddSingleton<VisitorCommands>()
        .AddSingleton<VisitProtocolCommands>()
        .AddSingleton<VisitPhotographCommands>()
        .AddSingleton<VisitDecisionCommands>()
        .AddSingleton<VisitQueries>()
        .AddSingleton<VisitorQueries>()
        .AddSingleton<VisitWaitQueries>()
        .AddSingleton<VisitDataStore>()
        .AddSingleton<IDocumentRows, VisitPhotographRows>()
        .AddSingleton<ILinkHolder, VisitLinkQueries>()
        .AddStageKind<SiteVisitKind, SiteVisitDeclaration>();
}
