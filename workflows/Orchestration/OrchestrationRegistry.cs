namespace Funding.Workflows.Orchestration;

/// <summary>
/// Which code runs under which name. An orchestrator may be registered in several versions: an instance goes on with the
/// version it started with; new instances and new generations take the newest registered.
/// </summary>
public sealed class OrchestrationRegistry
{
    private readonly Dictionary<(string Name, string Version), OrchestratorEntry> orchestrators = [];
    private readonly Dictionary<string, string> newest = [];
    private readonly Dictionary<string, ActivityEntry> activities = [];

    public IReadOnlyCollection<OrchestratorEntry> Orchestrators => orchestrators.Values;

    public IReadOnlyCollection<ActivityEntry> Activities => activities.Values;

    /// <summary>Registers the code of one version; the last registered version of a name is its newest.</summary>
    public OrchestrationRegistry AddOrchestrator<TInput, TOutput>(
        Orchestration<TInput, TOutput> name, Func<Orchestrator<TInput, TOutput>> create, string version = "1")
    {
        orchestrators.Add((name.Name, version), new OrchestratorEntry(name.Name, version,
            async (context, input) => OrchestrationJson.Serialize(
                await create().RunAsync(context, OrchestrationJson.Deserialize<TInput>(input)!))));
        newest[name.Name] = version;
        return this;
    }

    /// <summary>Registers an activity; it must be safe to run again until its completion is recorded.</summary>
    public OrchestrationRegistry AddActivity<TInput, TOutput>(
        Activity<TInput, TOutput> name, Func<IServiceProvider, TInput, CancellationToken, Task<TOutput>> run)
    {
        activities.Add(name.Name, new ActivityEntry(name.Name,
            async (services, input, cancellation) => OrchestrationJson.Serialize(
                await run(services, OrchestrationJson.Deserialize<TInput>(input)!, cancellation))));
        return this;
    }

    /// <returns>Null when the name is unknown.</returns>
    public string? NewestVersion(string name) => newest.GetValueOrDefault(name);

    /// <returns>Null when that name or version is not registered.</returns>
    public OrchestratorEntry? FindOrchestrator(string name, string version) => orchestrators.GetValueOrDefault((name, version));

    /// <returns>Null when the name is unknown.</returns>
    public ActivityEntry? FindActivity(string name) => activities.GetValueOrDefault(name);
}

/// <param name="RunAsync">Takes the input as JSON, returns the output as JSON.</param>
public sealed record OrchestratorEntry(string Name, string Version, Func<OrchestrationContext, string?, Task<string>> RunAsync);

/// <param name="RunAsync">Takes the input as JSON, returns the output as JSON.</param>
public sealed record ActivityEntry(string Name, Func<IServiceProvider, string?, CancellationToken, Task<string>> RunAsync);
