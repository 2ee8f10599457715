namespace Funding.Rehearsals;

internal sealed class RehearsalTimer(RehearsalClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? context = ExecutionContext.Capture();

    /// <summary>Meaningful while the clock knows the timer.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Zero for a single shot.</summary>
    public TimeSpan Period { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (clock.Gate)
        {
            Period = period < TimeSpan.Zero ? TimeSpan.Zero : period;
            clock.Set(this, dueTime);
            return true;
        }
    }

    public void Run()
    {
        if (context is null)
            callback(state);
        else
            ExecutionContext.Run(context, s => callback(s), state);
    }

    public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
