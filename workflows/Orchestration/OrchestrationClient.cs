namespace Funding.Workflows.Orchestration;

/// <summary>Starts, wakes and inspects instances from outside. Follows <c>Microsoft.DurableTask.Client.DurableTaskClient</c>.</summary>
public abstract class OrchestrationClient
{
    /// <summary>Schedules an instance. A no-op for any id that exists, finished or not.</summary>
    /// <returns>True when this call created the instance. An engine that looks before it writes may tell several so that come in one
    /// moment.</returns>
    public abstract Task<bool> ScheduleAsync<TInput, TOutput>(
        Orchestration<TInput, TOutput> orchestration, string instanceId, TInput input, CancellationToken cancellation = default);

    /// <summary>Raises an event. To an absent or finished instance it is dropped: the row has it.</summary>
    public abstract Task RaiseEventAsync(
        string instanceId, string eventName, object? payload = null, CancellationToken cancellation = default);

    /// <returns>Null when no such instance exists.</returns>
    public abstract Task<OrchestrationMetadata?> GetAsync(string instanceId, CancellationToken cancellation = default);

    /// <summary>
    /// As <see cref="GetAsync"/>, with version and length of the history even where the engine has to read the history for them.
    /// </summary>
    public virtual Task<OrchestrationMetadata?> InspectAsync(string instanceId, CancellationToken cancellation = default) =>
        GetAsync(instanceId, cancellation);

    /// <summary>
    /// One page, in order of instance id within it; each instance is on one page, and pages come in no order that every engine keeps.
    /// </summary>
    public abstract Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellation = default);

    /// <summary>
    /// Ends a running instance at once with <see cref="OrchestrationStatus.Terminated"/>; a finished one is left as it is.
    /// </summary>
    public abstract Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default);

    /// <summary>Removes a finished instance and its history.</summary>
    /// <returns>False when the instance is absent or still running.</returns>
    public abstract Task<bool> PurgeAsync(string instanceId, CancellationToken cancellation = default);

    /// <summary>Completes when the instance is completed, failed or terminated.</summary>
    public abstract Task<OrchestrationMetadata> WaitForCompletionAsync(string instanceId, CancellationToken cancellation = default);
}

public enum OrchestrationStatus
{
    Pending,
    Running,
    Completed,
    Failed,
    Terminated,
}

/// <param name="Version">Of the running generation; null where only <see cref="OrchestrationClient.InspectAsync"/> knows it.</param>
/// <param name="SerializedInput">JSON as the instance was scheduled with.</param>
/// <param name="SerializedOutput">JSON of the result, null until completed.</param>
/// <param name="SerializedCustomStatus">JSON last set by the orchestrator.</param>
/// <param name="HistoryLength">Rows of history of the running generation; null where only <see cref="OrchestrationClient.InspectAsync"/>
/// knows it.</param>
public sealed record OrchestrationMetadata(
    string InstanceId,
    string Name,
    string? Version,
    OrchestrationStatus Status,
    DateTime CreatedAtUtc,
    DateTime LastUpdatedAtUtc,
    string? SerializedInput,
    string? SerializedOutput,
    string? SerializedCustomStatus,
    FailureDetails? Failure,
    int? HistoryLength)
{
    public bool IsFinished => Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated;

    public T? ReadOutput<T>() => OrchestrationJson.Deserialize<T>(SerializedOutput);

    public T? ReadCustomStatus<T>() => OrchestrationJson.Deserialize<T>(SerializedCustomStatus);
}

/// <param name="InstanceIdPrefix">Ordinal prefix, null for all.</param>
/// <param name="Statuses">Null for all.</param>
/// <param name="PageSize">1 to 1,000.</param>
/// <param name="Continuation">Null for the first page, else the last page's token.</param>
public sealed record OrchestrationQuery(
    string? InstanceIdPrefix = null,
    IReadOnlyList<OrchestrationStatus>? Statuses = null,
    int PageSize = 100,
    string? Continuation = null);

/// <param name="Continuation">Null on the last page.</param>
public sealed record OrchestrationPage(IReadOnlyList<OrchestrationMetadata> Instances, string? Continuation);
