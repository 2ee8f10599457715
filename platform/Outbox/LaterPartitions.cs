namespace Funding.Platform.Outbox;

/// <summary>
/// Which partition has an effect of a later moment, as far as this process wrote it. What is not remembered here the sweep finds: the
/// rows have it.
/// </summary>
internal sealed class LaterPartitions : IDisposable
{
    // Beyond this many the sweep alone comes to them.
    private const int MostKnown = 20_000;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    private static readonly Comparer<(DateTimeOffset At, string Partition)> Order = Comparer<(DateTimeOffset At, string Partition)>.Create(
        (one, other) => one.At.CompareTo(other.At) is not 0 and var by ? by : string.CompareOrdinal(one.Partition, other.Partition));

    private readonly SortedSet<(DateTimeOffset At, string Partition)> known = new(Order);
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Action<string> due;
    private readonly ITimer timer;

    /// <param name="due">Called with each partition once its moment has come.</param>
    public LaterPartitions(TimeProvider clock, Action<string> due)
    {
        (this.clock, this.due) = (clock, due);
        timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Null when nothing waits for a moment.</summary>
    public DateTimeOffset? NextAt
    {
        get
        {
            lock (gate)
            {
                return known.Count == 0 ? null : known.Min.At;
            }
        }
    }

    public void Add(string partition, DateTimeOffset at)
    {
        lock (gate)
        {
            if (known.Count < MostKnown && known.Add((at, partition)) && known.Min.At == at)
            {
                Arm();
            }
        }
    }

    public void Dispose() => timer.Dispose();

    private void Fire()
    {
        var reached = new List<string>();
        lock (gate)
        {
            while (known.Count > 0 && known.Min is var first && first.At <= clock.GetUtcNow())
            {
                known.Remove(first);
                reached.Add(first.Partition);
            }

            Arm();
        }

        reached.ForEach(due);
    }

    // Under the gate.
    private void Arm()
    {
        if (known.Count > 0)
        {
            var wait = known.Min.At - clock.GetUtcNow();
            timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Longest.Ticks)), Timeout.InfiniteTimeSpan);
        }
    }
}
