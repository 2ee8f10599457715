namespace Funding.Workflows.Variations;

public static class VariationRegistration
{
    /// <summary>What holders ask to have changed. Needs awards, duties, documents, people and the calendar.</summary>
    public static IServiceCollection AddVariations(this IServiceCollection services) => services
        .AddSingleton<AwardBudgetStore>()
        .AddSingleton<IAwardContent, AwardBudgetWriter>()
        .AddSingleton<IAwardPart, AwardBudgetQueries>()
        .AddSingleton<VariationStore>()
        .AddSingleton<VariationMailWriter>()
        .AddSingleton<VariationCommands>()
        .AddSingleton<MembershipQueries>()
        .AddSingleton<ILinkHolder>(provider => provider.GetRequiredService<MembershipQueries>())
        .AddSingleton<MembershipCommands>()
        .AddSingleton<IAwardContent, MembershipContent>()
        .AddSingleton<IAwardFollower, MembershipFollower>()
        .AddSingleton<IEffectHandler, TellMembersHandler>()
        .AddSingleton<IAwardPart, VariationQueries>()
        .AddSingleton<IAwardWaits, VariationWaitQueries>()
        .AddSingleton<IMailTemplates, VariationMails>();
}
