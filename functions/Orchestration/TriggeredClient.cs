using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Grpc.Core;

namespace Funding.Functions.Orchestration;

/// <summary>
/// The framework's client as the last trigger brought it, for all code of the app. It evens out what the framework's does otherwise
/// than the engine of one machine, and tells moments by the domain clock.
/// </summary>
public sealed class TriggeredClient(DurableClientSource source, DurableClock clock) : DurableTaskClient(nameof(TriggeredClient))
{
    /// <summary>
    /// The framework replaces a finished instance unless it is told not to, so it is asked first. Of several that come in one moment
    /// the last one's instance runs, and more than one may be told that it made it.
    /// </summary>
    /// <exception cref="OrchestrationAlreadyExistsException">An instance of that id has a status that the options name.</exception>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        var client = await source.GetAsync(cancellation);
        if (options is { InstanceId: { } id, DedupeStatuses: { Count: > 0 } kept }
            && await client.GetInstanceAsync(id, cancellation) is { } found
            && kept.Contains($"{found.RuntimeStatus}", StringComparer.OrdinalIgnoreCase))
        {
            throw new OrchestrationAlreadyExistsException($"There is an instance '{id}'.");
        }

        return await client.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation);
    }

    /// <summary>An event to an absent or finished instance is dropped.</summary>
    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        try
        {
            await (await source.GetAsync(cancellation)).RaiseEventAsync(instanceId, eventName, eventPayload, cancellation);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
        }
    }

    /// <summary>
    /// The framework only takes the wish down; what is raised next must find the instance ended. A finished or absent one is left.
    /// </summary>
    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var client = await source.GetAsync(cancellation);
        if (await client.GetInstanceAsync(instanceId, cancellation) is not { IsCompleted: false })
            return;
        await client.TerminateInstanceAsync(instanceId, options, cancellation);
        await client.WaitForInstanceCompletionAsync(instanceId, cancellation);
    }

    /// <summary>Purges nothing where the instance is absent or still running.</summary>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var client = await source.GetAsync(cancellation);
        return await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: true }
            ? await client.PurgeInstanceAsync(instanceId, options, cancellation)
            : new PurgeResult(0);
    }

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        await (await source.GetAsync(cancellation)).GetInstanceAsync(instanceId, getInputsAndOutputs, cancellation) is { } found
            ? OnDomainClock(found)
            : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        Pageable.Create<OrchestrationMetadata>(async (continuation, size, cancellation) =>
        {
            var all = (await source.GetAsync(cancellation)).GetAllInstancesAsync(filter);
            var pages = all.AsPages(continuation ?? filter?.ContinuationToken, size ?? filter?.PageSize);
            await foreach (var page in pages.WithCancellation(cancellation))
            {
                var instances = page.Values.OrderBy(i => i.InstanceId, StringComparer.Ordinal).Select(OnDomainClock);
                var next = string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken;
                return new Page<OrchestrationMetadata>([.. instances], next);
            }

            return new Page<OrchestrationMetadata>([]);
        });

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        OnDomainClock(await (await source.GetAsync(cancellation)).WaitForInstanceStartAsync(instanceId, getInputsAndOutputs, cancellation));

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        OnDomainClock(
            await (await source.GetAsync(cancellation)).WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs, cancellation));

    public override async Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(
        string instanceId, CancellationToken cancellation = default) =>
        await (await source.GetAsync(cancellation)).GetOrchestrationHistoryAsync(instanceId, cancellation);

    public override async Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        await (await source.GetAsync(cancellation)).SuspendInstanceAsync(instanceId, reason, cancellation);

    public override async Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        await (await source.GetAsync(cancellation)).ResumeInstanceAsync(instanceId, reason, cancellation);

    // The triggers' clients are the worker's.
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// The same instance with its moments on the domain clock. Azure Storage keeps of a failure only its text, as the output.
    /// </summary>
    private OrchestrationMetadata OnDomainClock(OrchestrationMetadata found) => new(found.Name, found.InstanceId)
    {
        RuntimeStatus = found.RuntimeStatus,
        CreatedAt = clock.ToDomain(found.CreatedAt.UtcDateTime),
        LastUpdatedAt = clock.ToDomain(found.LastUpdatedAt.UtcDateTime),
        DataConverter = found.DataConverter,
        SerializedInput = found.SerializedInput,
        SerializedOutput = found.SerializedOutput,
        SerializedCustomStatus = found.SerializedCustomStatus,
        Tags = found.Tags,
        FailureDetails = found.FailureDetails
            ?? (found.RuntimeStatus == OrchestrationRuntimeStatus.Failed
                ? new TaskFailureDetails("", found.SerializedOutput ?? "", null, null, null)
                : null),
    };
}
