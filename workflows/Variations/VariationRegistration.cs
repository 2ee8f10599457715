namespace Funding.Workflows.Variations;

public static class VariationRegistration
{
    /// <summary>What holders ask to have changed. Needs awards, duties, documents, people and the calendar.</summary>
    public static IServiceCollection AddVariations(this IServiceCollection services) => services
        .AddSingleton<VariationStore>()
        .AddSingleton<VariationMailWriter>()
        .AddSingleton<VariationCommands>()
        .AddSingleton<IAwardPart, VariationQueries>()
        .AddSingleton<IAwardWaits, VariationWaitQueries>()
        .AddSingleton<IMailTemplates, VariationMails>();
}
