namespace Funding.Engine.Turns;

/// <summary>Knows when the earliest durable timer is due and rings on the domain clock; holds no timer but that one.</summary>
internal sealed class TimerWatch : IDisposable
{
    private const long Never = long.MaxValue;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);
    private readonly TimeProvider clock;
    private readonly Action ring;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private long nextDue = Never;

    public TimerWatch(TimeProvider clock, Action ring)
    {
        this.clock = clock;
        this.ring = ring;
        timer = clock.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset? NextDue =>
        Interlocked.Read(ref nextDue) is var due && due == Never ? null : new DateTimeOffset(due, TimeSpan.Zero);

    public bool IsDue => Interlocked.Read(ref nextDue) <= clock.GetUtcNow().UtcTicks;

    public void Set(long? due)
    {
        lock (gate)
        {
            Interlocked.Exchange(ref nextDue, due ?? Never);
            Check();
        }
    }

    /// <summary>Rings if the moment has come, else sets the alarm for it.</summary>
    /// <param name="ringNow">False when the due ones have just been handed on: the next commit looks again.</param>
    public void Check(bool ringNow = true)
    {
        lock (gate)
        {
            if (nextDue == Never)
                return;
            var wait = TimeSpan.FromTicks(Math.Max(0, nextDue - clock.GetUtcNow().UtcTicks));
            if (wait > TimeSpan.Zero)
                timer.Change(wait < Longest ? wait : Longest, Timeout.InfiniteTimeSpan);
            else if (ringNow)
                ring();
        }
    }

    public void Dispose() => timer.Dispose();
}
