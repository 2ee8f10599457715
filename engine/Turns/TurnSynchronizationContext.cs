namespace Funding.Engine.Turns;

/// <summary>
/// Runs an orchestrator's continuations one after another on the turn's thread. A continuation that arrives from anywhere
/// else means that the orchestrator awaited something that is not recorded; it is not run but reported.
/// </summary>
internal sealed class TurnSynchronizationContext(Action foreign) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = [];
    private volatile int turnThread;

    public bool IsOnTurn => turnThread == Environment.CurrentManagedThreadId;

    /// <summary>False, and reported, when the caller is not the turn: a cancellation by a clock, say.</summary>
    public bool ChecksOut()
    {
        if (!IsOnTurn)
            foreign();
        return IsOnTurn;
    }

    public void Run<TState>(TState state, Action<TState> body)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        turnThread = Environment.CurrentManagedThreadId;
        try
        {
            body(state);
            Drain();
        }
        finally
        {
            turnThread = 0;
            SetSynchronizationContext(outer);
        }
    }

    public void Drain()
    {
        while (queue.TryDequeue(out var next))
            next.Callback(next.State);
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsOnTurn)
            queue.Enqueue((d, state));
        else
            foreign();
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An orchestrator may not block.");

    public override SynchronizationContext CreateCopy() => this;
}
