using DurableTask.Core;

namespace Funding.Functions.Tests.Orchestration;

/// <summary>A registry's code as the framework's dispatcher asks for it, through the framework's own shims, on the domain clock.</summary>
internal sealed class RegisteredTasks(DurableTaskRegistry registry, IServiceProvider services, DurableClock clock, string version)
    : INameVersionObjectManager<TaskOrchestration>, INameVersionObjectManager<TaskActivity>
{
    private readonly DurableTaskShimFactory shims = new(
        new DurableTaskWorkerOptions
        {
            DataConverter = EmbeddedHarness.Form,
            Versioning = new DurableTaskWorkerOptions.VersioningOptions { DefaultVersion = version },
        },
        NullLoggerFactory.Instance);

    private readonly Dictionary<string, Func<IServiceProvider, ITaskOrchestrator>> orchestrators =
        registry.GetOrchestrators().ToDictionary(o => o.Key.Name, o => o.Value);

    private readonly Dictionary<string, Func<IServiceProvider, ITaskActivity>> activities =
        registry.GetActivities().ToDictionary(a => a.Key.Name, a => a.Value);

    public void Add(ObjectCreator<TaskOrchestration> creator) => throw new NotSupportedException();

    public void Add(ObjectCreator<TaskActivity> creator) => throw new NotSupportedException();

    TaskOrchestration INameVersionObjectManager<TaskOrchestration>.GetObject(string name, string? version) =>
        orchestrators.GetValueOrDefault(name) is { } create
            ? shims.CreateOrchestration(name, new OnDomainClock(create(services), clock))
            : null!;

    TaskActivity INameVersionObjectManager<TaskActivity>.GetObject(string name, string? version) =>
        shims.CreateActivity(name, activities.GetValueOrDefault(name)?.Invoke(services) ?? new Missing());

    /// <summary>The framework's own worker answers so for a name that it does not have.</summary>
    private sealed class Missing : Microsoft.DurableTask.TaskActivity<object?, object?>
    {
        public override Task<object?> RunAsync(TaskActivityContext context, object? input) =>
            throw new InvalidOperationException($"Activity '{context.Name.Name}' is not registered.");
    }
}
