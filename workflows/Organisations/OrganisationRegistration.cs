namespace Funding.Workflows.Organisations;

public static class OrganisationRegistration
{
    /// <summary>Organisations and the claims on them. Needs rounds, people, documents and the outbox.</summary>
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddSingleton<OrganisationQuota>()
        .AddSingleton<OrganisationStore>()
        .AddSingleton<OrganisationQueries>()
        .AddSingleton<OrganisationApplications>()
        .AddSingleton<MergerStore>()
        .AddSingleton<IMatters, ClaimWaitQueries>()
        .AddSingleton<ClaimLetters>()
        .AddSingleton<ClaimCommands>()
        .AddSingleton<ClaimVerdictCommands>()
        .AddSingleton<ClaimFilingCommands>()
        .AddSingleton<OrganisationNameCommands>()
        .AddSingleton<ApplicantFactsCommands>()
        .AddSingleton<IEffectHandler, FactsFollowHandler>()
        .AddSingleton<IDocumentRows, ClaimDocumentRows>()
        .AddSingleton<IDocumentRows, NameDocumentRows>()
        .AddSingleton<IMailTemplates, OrganisationMails>()
        .AddSingleton<IEffectHandler, ClaimListHandler>()
        .AddSingleton<IEffectHandler, ClaimSettleHandler>();
}
