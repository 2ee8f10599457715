namespace Funding.Workflows.Indicators;

public static class IndicatorRegistration
{
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services
        .AddSingleton<IndicatorStore>()
        .AddSingleton<IndicatorCommands>()
        .AddSingleton<IndicatorYearCommands>()
        .AddSingleton<IndicatorQueries>()
        .AddSingleton<IndicatorReminderActs>()
        .AddSingleton<IMailTemplates, IndicatorMails>()
        .AddSingleton<IPublishedChains, IndicatorChains>();
}

/// <summary>The chain of indicators is published with those that moved.</summary>
internal sealed class IndicatorChains : IPublishedChains
{
    public bool Holds(string partition) => partition == IndicatorKeys.Partition;
}
