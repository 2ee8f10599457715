namespace Funding.Engine.Turns;

/// <summary>Raised events that nobody has taken, and who waits for one. Names are told apart without case, as Durable Task does.</summary>
internal sealed class ExternalEvents(TurnSynchronizationContext turn)
{
    private readonly Dictionary<string, Queue<string?>> unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TaskCompletionSource<string?>> waiters = new(StringComparer.OrdinalIgnoreCase);

    public int Waiting => waiters.Count;

    public void Raise(string name, string? payload)
    {
        if (waiters.Remove(name, out var waiter))
            waiter.SetResult(payload);
        else
            Keep(name, payload);
    }

    public Task<string?> Take(string name, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<string?>(cancellation);
        if (waiters.ContainsKey(name))
            throw new InvalidOperationException($"Event '{name}' already has a waiter in this instance.");
        if (unread.TryGetValue(name, out var kept) && kept.TryDequeue(out var payload))
            return Task.FromResult(payload);
        var waiter = new TaskCompletionSource<string?>();
        waiters.Add(name, waiter);
        if (cancellation.CanBeCanceled)
            cancellation.UnsafeRegister(_ => GiveUp(name, waiter, cancellation), null);
        return waiter.Task;
    }

    public void DropWaiters() => waiters.Clear();

    public IEnumerable<HistoryEvent> Unread() =>
        unread.SelectMany(e => e.Value.Select(payload => new HistoryEvent(EventKind.Raised, 0, e.Key, payload)));

    private void Keep(string name, string? payload)
    {
        if (!unread.TryGetValue(name, out var kept))
            unread.Add(name, kept = new Queue<string?>());
        kept.Enqueue(payload);
    }

    private void GiveUp(string name, TaskCompletionSource<string?> waiter, CancellationToken cancellation)
    {
        if (turn.ChecksOut() && waiters.TryGetValue(name, out var current) && current == waiter)
        {
            waiters.Remove(name);
            waiter.TrySetCanceled(cancellation);
        }
    }
}
