namespace Funding.Platform.Outbox;

/// <summary>
/// What commits of this process hand over to the dispatcher, by partition: their effects as written, so that nobody lists
/// them. A partition is taken by one task at a time.
/// </summary>
internal sealed class HandedOver
{
    // Beyond this many the rows themselves are listed: memory stays bounded.
    private const int MostEffects = 2_000;
    private readonly Dictionary<string, Waiting> partitions = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;

    public bool IsIdle
    {
        get
        {
            lock (gate)
            {
                return partitions.Count == 0;
            }
        }
    }

    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            return partitions.Count == 0
                ? Task.CompletedTask
                : (idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <param name="list">The rows themselves are to be listed.</param>
    /// <returns>True when the partition has to be queued: it is neither waiting nor worked on.</returns>
    public bool Add(string partition, IReadOnlyList<Stored<Effect>> effects, bool audit, bool list = false)
    {
        lock (gate)
        {
            var known = partitions.TryGetValue(partition, out var waiting);
            if (!known)
            {
                partitions[partition] = waiting = new Waiting();
            }

            waiting!.Audit |= audit;
            waiting.List |= list || waiting.Effects.Count + effects.Count > MostEffects;
            if (!waiting.List)
            {
                waiting.Effects.AddRange(effects);
            }

            return !known;
        }
    }

    /// <summary>What waits; the partition stays taken until <see cref="Return"/>.</summary>
    public (IReadOnlyList<Stored<Effect>> Effects, bool Audit, bool List) Take(string partition)
    {
        lock (gate)
        {
            var taken = partitions[partition];
            partitions[partition] = new Waiting();
            return (taken.List ? [] : taken.Effects, taken.Audit, taken.List);
        }
    }

    /// <returns>True when more was handed over meanwhile: the partition has to be queued again.</returns>
    public bool Return(string partition, bool list)
    {
        lock (gate)
        {
            var meanwhile = partitions[partition];
            meanwhile.List |= list;
            if (meanwhile.List || meanwhile.Audit || meanwhile.Effects.Count > 0)
            {
                return true;
            }

            partitions.Remove(partition);
            if (partitions.Count == 0)
            {
                idle?.TrySetResult();
                idle = null;
            }

            return false;
        }
    }

    private sealed class Waiting
    {
        public List<Stored<Effect>> Effects { get; } = [];

        public bool Audit { get; set; }

        public bool List { get; set; }
    }
}
