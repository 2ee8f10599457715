using DurableTask.Core;
using DurableTask.Core.History;

namespace Funding.Functions.Tests.Orchestration;

/// <summary>
/// A backend whose timers go by a stepped clock: messages of timers are held back until the clock gets there, all others pass.
/// It also knows when nothing has been worked on for a while.
/// </summary>
internal sealed class SteppedService(
    IOrchestrationService inner, IOrchestrationServiceClient client, HeldTimers timers, SteppedClock clock) : IOrchestrationService
{
    private readonly ConcurrentDictionary<string, (string Version, int Length)> histories = [];
    private int working;
    private long lastWork = Stopwatch.GetTimestamp();

    public int TaskOrchestrationDispatcherCount => inner.TaskOrchestrationDispatcherCount;

    public int MaxConcurrentTaskOrchestrationWorkItems => inner.MaxConcurrentTaskOrchestrationWorkItems;

    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => inner.EventBehaviourForContinueAsNew;

    public int TaskActivityDispatcherCount => inner.TaskActivityDispatcherCount;

    public int MaxConcurrentTaskActivityWorkItems => inner.MaxConcurrentTaskActivityWorkItems;

    /// <summary>Version and history of an instance's generation as it was last written.</summary>
    public (string Version, int Length)? HistoryOf(string instanceId) =>
        histories.TryGetValue(instanceId, out var history) ? history : null;

    public async Task QuietAsync(TimeSpan quiet)
    {
        while (Volatile.Read(ref working) > 0 || Stopwatch.GetElapsedTime(Interlocked.Read(ref lastWork)) < quiet)
            await Task.Delay(10);
    }

    /// <summary>Something was put in from outside: it has still to be picked up.</summary>
    public void Touch() => Interlocked.Exchange(ref lastWork, Stopwatch.GetTimestamp());

    public async Task FireAsync(DateTime now)
    {
        foreach (var message in timers.TakeDue(now))
        {
            Touch();
            await client.SendTaskOrchestrationMessageAsync(message);
        }
    }

    public async Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        Begun(await inner.LockNextTaskOrchestrationWorkItemAsync(receiveTimeout, cancellationToken));

    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        Begun(await inner.LockNextTaskActivityWorkItem(receiveTimeout, cancellationToken));

    public Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem, OrchestrationRuntimeState newOrchestrationRuntimeState, IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState)
    {
        histories[workItem.InstanceId] = (newOrchestrationRuntimeState.Version, newOrchestrationRuntimeState.Events.Count);
        var due = timerMessages.ToLookup(message => ((TimerFiredEvent)message.Event).FireAt <= clock.Now);
        timers.Hold(due[false]);
        return inner.CompleteTaskOrchestrationWorkItemAsync(
            workItem,
            newOrchestrationRuntimeState,
            outboundMessages,
            orchestratorMessages,
            [.. due[true]],
            continuedAsNewMessage,
            orchestrationState);
    }

    public async Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        await inner.ReleaseTaskOrchestrationWorkItemAsync(workItem);
        Ended();
    }

    public async Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        await inner.CompleteTaskActivityWorkItemAsync(workItem, responseMessage);
        Ended();
    }

    public async Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem)
    {
        await inner.AbandonTaskActivityWorkItemAsync(workItem);
        Ended();
    }

    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        inner.AbandonTaskOrchestrationWorkItemAsync(workItem);

    public Task StartAsync() => inner.StartAsync();

    public Task StopAsync() => inner.StopAsync();

    public Task StopAsync(bool isForced) => inner.StopAsync(isForced);

    public Task CreateAsync() => inner.CreateAsync();

    public Task CreateAsync(bool recreateInstanceStore) => inner.CreateAsync(recreateInstanceStore);

    public Task CreateIfNotExistsAsync() => inner.CreateIfNotExistsAsync();

    public Task DeleteAsync() => inner.DeleteAsync();

    public Task DeleteAsync(bool deleteInstanceStore) => inner.DeleteAsync(deleteInstanceStore);

    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) =>
        inner.IsMaxMessageCountExceeded(currentMessageCount, runtimeState);

    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => inner.GetDelayInSecondsAfterOnProcessException(exception);

    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => inner.GetDelayInSecondsAfterOnFetchException(exception);

    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) =>
        inner.RenewTaskOrchestrationWorkItemLockAsync(workItem);

    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) =>
        inner.RenewTaskActivityWorkItemLockAsync(workItem);

    private T Begun<T>(T workItem)
    {
        if (workItem is not null)
            Interlocked.Increment(ref working);
        return workItem;
    }

    private void Ended()
    {
        Touch();
        Interlocked.Decrement(ref working);
    }
}

/// <summary>Timers that wait for the stepped clock; they outlive a restart of the server, as a backend's own would.</summary>
internal sealed class HeldTimers
{
    private readonly Lock gate = new();
    private readonly List<TaskMessage> held = [];

    public DateTime? NextDue
    {
        get
        {
            lock (gate)
                return held.Min(m => (DateTime?)((TimerFiredEvent)m.Event).FireAt);
        }
    }

    public void Hold(IEnumerable<TaskMessage> messages)
    {
        lock (gate)
            held.AddRange(messages);
    }

    public IReadOnlyList<TaskMessage> TakeDue(DateTime now)
    {
        lock (gate)
        {
            var due = held.Where(m => ((TimerFiredEvent)m.Event).FireAt <= now).OrderBy(m => ((TimerFiredEvent)m.Event).FireAt).ToList();
            held.RemoveAll(due.Contains);
            return due;
        }
    }
}
