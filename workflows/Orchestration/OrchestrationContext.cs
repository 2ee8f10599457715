namespace Funding.Workflows.Orchestration;

/// <summary>
/// What an orchestrator may do. Names and meaning follow <c>Microsoft.DurableTask.TaskOrchestrationContext</c>.
/// Every member is deterministic under replay; nothing else may be awaited inside an orchestrator.
/// </summary>
public abstract class OrchestrationContext
{
    /// <summary>The orchestrator's registered name.</summary>
    public abstract string Name { get; }

    public abstract string InstanceId { get; }

    /// <summary>The version that this generation of the instance started with; it changes only by <see cref="ContinueAsNew"/>.</summary>
    public abstract string Version { get; }

    /// <summary>The domain clock's time of the event being handled, UTC; the same in every replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>True while recorded history is being repeated: log only when false.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>A name-based (version 5) guid, the same in every replay, different at every call.</summary>
    public abstract Guid NewGuid();

    /// <summary>Runs an activity at least once until its completion is journaled, and never after.</summary>
    /// <exception cref="TaskFailedException">The activity failed and its retries are used up.</exception>
    public abstract Task<TOutput> CallActivityAsync<TInput, TOutput>(
        Activity<TInput, TOutput> activity, TInput input, RetryPolicy? retry = null);

    /// <summary>Runs a child orchestration. A null id is derived from the parent's, deterministically.</summary>
    /// <exception cref="TaskFailedException">The child failed or was terminated.</exception>
    public abstract Task<TOutput> CallSubOrchestratorAsync<TInput, TOutput>(
        Orchestration<TInput, TOutput> orchestration, TInput input, string? instanceId = null, RetryPolicy? retry = null);

    /// <summary>Completes at <paramref name="fireAtUtc"/> of the domain clock; a moment in the past completes at once.</summary>
    /// <exception cref="TaskCanceledException"><paramref name="cancellation"/> was cancelled first; the durable timer is
    /// dropped.</exception>
    public abstract Task CreateTimer(DateTime fireAtUtc, CancellationToken cancellation);

    /// <summary>
    /// Waits for one event of that name. Events raised earlier are kept and handed out in order. One waiter a name at a time.
    /// </summary>
    /// <exception cref="TaskCanceledException"><paramref name="cancellation"/> was cancelled first; no later event is eaten.</exception>
    /// <exception cref="InvalidOperationException">The name already has a waiter in this instance.</exception>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellation = default);

    /// <summary>Shown by the client's get and query; replaced whole at every call.</summary>
    public abstract void SetCustomStatus(object? status);

    /// <summary>
    /// Ends this generation after the orchestrator returns and starts the next with empty history and the newest version.
    /// </summary>
    /// <param name="newInput">The next generation's input.</param>
    /// <param name="preserveUnprocessedEvents">Carries events that nobody has taken into the next generation.</param>
    public abstract void ContinueAsNew(object? newInput, bool preserveUnprocessedEvents = true);
}
