namespace Funding.Engine;

/// <summary>Which code runs under which name: one class a name. Names are told apart without case, as Durable Task does.</summary>
/// <exception cref="ArgumentException">A name is registered in several versions: code asks its context for the version.</exception>
internal sealed class RegisteredTasks(DurableTaskRegistry registry)
{
    private readonly Dictionary<string, Func<IServiceProvider, ITaskOrchestrator>> orchestrators =
        registry.GetOrchestrators().ToDictionary(o => o.Key.Name, o => o.Value, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Func<IServiceProvider, ITaskActivity>> activities =
        registry.GetActivities().ToDictionary(a => a.Key.Name, a => a.Value, StringComparer.OrdinalIgnoreCase);

    public bool HasOrchestrator(string name) => orchestrators.ContainsKey(name);

    /// <returns>Null when nothing is registered under that name.</returns>
    public ITaskOrchestrator? Orchestrator(string name, IServiceProvider services) =>
        orchestrators.GetValueOrDefault(name)?.Invoke(services);

    /// <inheritdoc cref="Orchestrator"/>
    public ITaskActivity? Activity(string name, IServiceProvider services) => activities.GetValueOrDefault(name)?.Invoke(services);
}
