namespace Funding.Engine.Turns;

/// <summary>
/// Raised events that nobody has taken, and who waits for one. Names are told apart without case, and the newest waiter of a name is
/// served first, as Durable Task does. A waiter that gave up takes no event.
/// </summary>
internal sealed class ExternalEvents(TurnSynchronizationContext turn)
{
    private readonly Dictionary<string, Queue<string?>> unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Waiter> waiters = new(StringComparer.OrdinalIgnoreCase);

    public int Waiting => waiters.Count;

    public void Raise(string name, string? payload)
    {
        if (waiters.GetValueOrDefault(name) is not { } waiter)
        {
            Keep(name, payload);
            return;
        }
        Unlink(name, waiter);
        waiter.SetResult(payload);
    }

    public Task<string?> Take(string name, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<string?>(cancellation);
        if (unread.TryGetValue(name, out var kept) && kept.TryDequeue(out var payload))
            return Task.FromResult(payload);
        var waiter = new Waiter(waiters.GetValueOrDefault(name));
        waiters[name] = waiter;
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

    private void GiveUp(string name, Waiter waiter, CancellationToken cancellation)
    {
        if (turn.ChecksOut() && Unlink(name, waiter))
            waiter.TrySetCanceled(cancellation);
    }

    /// <returns>False when it waits no more.</returns>
    private bool Unlink(string name, Waiter waiter)
    {
        if (waiters.GetValueOrDefault(name) is not { } newest)
            return false;
        if (newest == waiter)
        {
            if (waiter.Next is { } next)
                waiters[name] = next;
            else
                waiters.Remove(name);
            return true;
        }
        for (var before = newest; before.Next is { } next; before = next)
        {
            if (next != waiter)
                continue;
            before.Next = next.Next;
            return true;
        }
        return false;
    }

    private sealed class Waiter(Waiter? next) : TaskCompletionSource<string?>
    {
        /// <summary>Served after this one.</summary>
        public Waiter? Next { get; set; } = next;
    }
}
