using System.Text.Json;
using Funding.Workflows.Orchestration;
using Microsoft.DurableTask;
using RetryPolicy = Funding.Workflows.Orchestration.RetryPolicy;
using TaskFailedException = Funding.Workflows.Orchestration.TaskFailedException;

namespace Funding.Functions.Orchestration;

/// <summary>The contract's context on Durable Task. Values pass as JSON of the contract's own form.</summary>
internal sealed class DurableContext(TaskOrchestrationContext inner, OrchestrationRegistry registry, DurableClock clock, string version)
    : OrchestrationContext
{
    private readonly EventInbox inbox = new(inner);

    public override string Name => inner.Name;

    public override string InstanceId => inner.InstanceId;

    public override string Version => version;

    public override DateTime CurrentUtcDateTime => clock.ToDomain(inner.CurrentUtcDateTime);

    public override bool IsReplaying => inner.IsReplaying;

    public override Guid NewGuid() => inner.NewGuid();

    public override Task<TOutput> CallActivityAsync<TInput, TOutput>(
        Activity<TInput, TOutput> activity, TInput input, RetryPolicy? retry = null)
    {
        var element = DurableJson.ActivityInput(activity.Name, input);
        return TryAsync<TOutput>(activity.Name, retry, () => inner.CallActivityAsync<JsonElement>(activity.Name, element));
    }

    public override Task<TOutput> CallSubOrchestratorAsync<TInput, TOutput>(
        Orchestration<TInput, TOutput> orchestration, TInput input, string? instanceId = null, RetryPolicy? retry = null) =>
        TryAsync<TOutput>(orchestration.Name, retry, () => inner.CallSubOrchestratorAsync<JsonElement>(
            orchestration.Name,
            DurableJson.Element(input),
            new SubOrchestrationOptions(instanceId: instanceId)
            {
                Version = new TaskVersion(registry.NewestVersion(orchestration.Name)
                ?? "")
            }));

    public override async Task CreateTimer(DateTime fireAtUtc, CancellationToken cancellation)
    {
        // Once where the domain's clock is the system's; a clock that is stepped is looked at again.
        do
        {
            await inner.CreateTimer(clock.ToSystem(fireAtUtc, inner.CurrentUtcDateTime), cancellation);
        }
        while (CurrentUtcDateTime < fireAtUtc);
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellation = default) =>
        DurableJson.Read<T>(await inbox.TakeAsync(eventName, cancellation));

    public override void SetCustomStatus(object? status) => inner.SetCustomStatus(DurableJson.Element(status));

    public override void ContinueAsNew(object? newInput, bool preserveUnprocessedEvents = true)
    {
        inbox.Close(preserveUnprocessedEvents);
        inner.ContinueAsNew(new ContinueAsNewOptions
        {
            NewInput = DurableJson.Element(newInput),
            NewVersion = registry.NewestVersion(Name) ?? version,
            PreserveUnprocessedEvents = preserveUnprocessedEvents,
        });
    }

    /// <summary>Attempts with back-off on the domain's clock, which the framework's own retries do not know.</summary>
    private async Task<TOutput> TryAsync<TOutput>(string name, RetryPolicy? retry, Func<Task<JsonElement>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return DurableJson.Read<TOutput>(await call());
            }
            catch (Microsoft.DurableTask.TaskFailedException e)
            {
                if (attempt >= (retry?.MaxAttempts ?? 1))
                    throw new TaskFailedException(name, Failures.Of(e.FailureDetails));
            }

            await CreateTimer(CurrentUtcDateTime + retry!.DelayBefore(attempt + 1), CancellationToken.None);
        }
    }
}
