namespace Funding.Workflows.Awards.Earlier;

public static class EarlierRegistration
{
    /// <summary>Awards that were made before, from lists. Needs awards and the catalogue.</summary>
    public static IServiceCollection AddEarlierAwards(this IServiceCollection services) => services
        .AddSingleton<AwardBatchStore>()
        .AddSingleton<EarlierImportCommands>()
        .AddSingleton<IEffectHandler, TakeOverHandler>()
        .AddSingleton<IEffectHandler, TakeBackHandler>();
}
