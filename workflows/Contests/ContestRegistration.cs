namespace Funding.Workflows.Contests;

public static class ContestRegistration
{
    /// <summary>Contests, whose prizes rules may ask for.</summary>
    public static IServiceCollection AddContests(this IServiceCollection services) => services
        .AddSingleton<ContestStore>()
        .AddSingleton<ContestCommands>()
        .AddSingleton<IPublishedChains, ContestChains>();
}

/// <summary>The chain of contests is published with those that moved.</summary>
internal sealed class ContestChains : IPublishedChains
{
    public bool Holds(string partition) => partition == ContestKeys.Partition;
}
