using DurableTask.Core.Exceptions;
using Funding.Workflows.Orchestration;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using DurableMetadata = Microsoft.DurableTask.Client.OrchestrationMetadata;
using DurableQuery = Microsoft.DurableTask.Client.OrchestrationQuery;
using OrchestrationMetadata = Funding.Workflows.Orchestration.OrchestrationMetadata;
using OrchestrationQuery = Funding.Workflows.Orchestration.OrchestrationQuery;

namespace Funding.Functions.Orchestration;

/// <summary>The contract's client on Durable Task.</summary>
public class DurableOrchestrations(DurableClientSource source, OrchestrationRegistry registry, DurableClock clock) : OrchestrationClient
{
    // Any id that exists is left alone, whatever became of it.
    private static readonly string[] AllStatuses = Enum.GetNames<OrchestrationRuntimeStatus>();

    public override async Task<bool> ScheduleAsync<TInput, TOutput>(
        Orchestration<TInput, TOutput> orchestration, string instanceId, TInput input, CancellationToken cancellation = default)
    {
        var client = await source.GetAsync(cancellation);
        if (await client.GetInstanceAsync(instanceId, cancellation) is not null)
            return false;
        var options = new StartOrchestrationOptions(instanceId)
        {
            Version = new TaskVersion(registry.NewestVersion(orchestration.Name)
            ?? ""),
            DedupeStatuses = AllStatuses
        };
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestration.Name, DurableJson.Element(input), options, cancellation);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Another came between the question and the act.
            return false;
        }
    }

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? payload = null, CancellationToken cancellation = default)
    {
        try
        {
            await (await source.GetAsync(cancellation)).RaiseEventAsync(instanceId, eventName, DurableJson.Element(payload), cancellation);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // Absent or finished: the row has it.
        }
    }

    public override async Task<OrchestrationMetadata?> GetAsync(string instanceId, CancellationToken cancellation = default) =>
        await (await source.GetAsync(cancellation)).GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) is { } found
            ? Of(found)
            : null;

    public override async Task<OrchestrationMetadata?> InspectAsync(string instanceId, CancellationToken cancellation = default)
    {
        if (await GetAsync(instanceId, cancellation) is not { } found)
            return null;
        var history = await (await source.GetAsync(cancellation)).GetOrchestrationHistoryAsync(instanceId, cancellation);
        return found with
        {
            Version = history.OfType<global::DurableTask.Core.History.ExecutionStartedEvent>().LastOrDefault()?.Version,
            HistoryLength = history.Count,
        };
    }

    public override async Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, 1000);
        var filter = new DurableQuery
        {
            InstanceIdPrefix = query.InstanceIdPrefix,
            Statuses = query.Statuses?.SelectMany(Of),
            PageSize = query.PageSize,
            ContinuationToken = query.Continuation,
            FetchInputsAndOutputs = true,
        };
        var client = await source.GetAsync(cancellation);
        await foreach (var page in client.GetAllInstancesAsync(filter)
            .AsPages(query.Continuation, query.PageSize)
            .WithCancellation(cancellation))
        {
            var instances = page.Values.Select(Of).OrderBy(i => i.InstanceId, StringComparer.Ordinal);
            return new OrchestrationPage([.. instances], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new OrchestrationPage([], null);
    }

    public override async Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        var client = await source.GetAsync(cancellation);
        if (await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false })
        {
            // The framework only takes the wish down: what is raised next must find the instance ended.
            await client.TerminateInstanceAsync(instanceId, reason, cancellation);
            await client.WaitForInstanceCompletionAsync(instanceId, cancellation);
        }
    }

    public override async Task<bool> PurgeAsync(string instanceId, CancellationToken cancellation = default)
    {
        var client = await source.GetAsync(cancellation);
        return await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: true }
            && (await client.PurgeInstanceAsync(instanceId, cancellation)).PurgedInstanceCount > 0;
    }

    public override async Task<OrchestrationMetadata> WaitForCompletionAsync(string instanceId, CancellationToken cancellation = default) =>
        Of(await (await source.GetAsync(cancellation)).WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, cancellation));

    private OrchestrationMetadata Of(DurableMetadata found) => new(
        found.InstanceId,
        found.Name,
        null,
        Of(found.RuntimeStatus),
        clock.ToDomain(found.CreatedAt.UtcDateTime),
        clock.ToDomain(found.LastUpdatedAt.UtcDateTime),
        found.SerializedInput,
        found.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? found.SerializedOutput : null,
        found.SerializedCustomStatus,
        found.RuntimeStatus == OrchestrationRuntimeStatus.Failed ? Failures.Of(found) : null,
        null);

    private static OrchestrationStatus Of(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Pending => OrchestrationStatus.Pending,
        OrchestrationRuntimeStatus.Completed => OrchestrationStatus.Completed,
        OrchestrationRuntimeStatus.Failed => OrchestrationStatus.Failed,
        OrchestrationRuntimeStatus.Terminated => OrchestrationStatus.Terminated,
        _ => OrchestrationStatus.Running,
    };

    private static IEnumerable<OrchestrationRuntimeStatus> Of(OrchestrationStatus status) =>
        Enum.GetValues<OrchestrationRuntimeStatus>().Where(s => Of(s) == status);
}
