using System.Text.Json;
using DurableTask.Core;
using Funding.Functions.Orchestration;
using Funding.Workflows.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker.Shims;

namespace Funding.Functions.Tests.Orchestration;

/// <summary>The registry's code as the framework's dispatcher asks for it, through the framework's own shims.</summary>
internal sealed class RegisteredTasks(OrchestrationRegistry registry, OrchestrationRuns runs)
    : INameVersionObjectManager<TaskOrchestration>, INameVersionObjectManager<TaskActivity>
{
    public void Add(ObjectCreator<TaskOrchestration> creator) => throw new NotSupportedException();

    public void Add(ObjectCreator<TaskActivity> creator) => throw new NotSupportedException();

    TaskOrchestration INameVersionObjectManager<TaskOrchestration>.GetObject(string name, string? version) =>
        registry.NewestVersion(name) is null
            ? null!
            : DurableTaskShimFactory.Default.CreateOrchestration<JsonElement, JsonElement>(name, (context, _) => runs.RunAsync(context));

    TaskActivity INameVersionObjectManager<TaskActivity>.GetObject(string name, string? version) =>
        DurableTaskShimFactory.Default.CreateActivity<JsonElement, JsonElement>(
            name, (_, input) => runs.RunAsync(name, input, CancellationToken.None));
}

/// <summary>The adapter's client; what the test host's server cannot tell of a history comes from the backend's last write.</summary>
internal sealed class InspectedOrchestrations(
    DurableClientSource source,
    OrchestrationRegistry registry,
    DurableClock clock,
    SteppedService service) : DurableOrchestrations(source, registry, clock)
{
    public override async Task<OrchestrationMetadata?> InspectAsync(string instanceId, CancellationToken cancellation = default) =>
        await GetAsync(instanceId, cancellation) is { } found && service.HistoryOf(instanceId) is var (version, length)
            ? found with { Version = version, HistoryLength = length }
            : null;
}
