namespace Funding.Platform.Outbox;

/// <summary>
/// What commits of this process hand over to the dispatcher, by partition: their effects and audit entries as written, so that nobody
/// lists them. A partition is taken by one task at a time.
/// </summary>
internal sealed class HandedOver
{
    // Beyond this many the rows themselves are listed: memory stays bounded.
    private const int Most = 2_000;
    private readonly Dictionary<string, Waiting> partitions = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private long additions;

    public long Additions => Interlocked.Read(ref additions);

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
    public bool Add(string partition, IReadOnlyList<Stored<Effect>> effects, IReadOnlyList<Row> notes, bool list = false)
    {
        lock (gate)
        {
            additions++;
            var known = partitions.TryGetValue(partition, out var waiting);
            if (!known)
            {
                partitions[partition] = waiting = new Waiting();
            }

            waiting!.List |= list || waiting.Count + effects.Count + notes.Count > Most;
            if (!waiting.List)
            {
                waiting.Effects.AddRange(effects);
                waiting.Notes.AddRange(notes);
            }

            return !known;
        }
    }

    /// <summary>What waits, nothing where nothing does; a partition that was queued stays taken until <see cref="Return"/>.</summary>
    public (IReadOnlyList<Stored<Effect>> Effects, IReadOnlyList<Row> Notes, bool List) Take(string partition)
    {
        lock (gate)
        {
            if (!partitions.TryGetValue(partition, out var taken))
            {
                return ([], [], false);
            }

            partitions[partition] = new Waiting();
            return taken.List ? ([], [], true) : (taken.Effects, taken.Notes, false);
        }
    }

    /// <returns>True when more was handed over meanwhile: the partition has to be queued again.</returns>
    public bool Return(string partition, bool list)
    {
        lock (gate)
        {
            var meanwhile = partitions[partition];
            meanwhile.List |= list;
            if (meanwhile.List || meanwhile.Count > 0)
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

        public List<Row> Notes { get; } = [];

        public int Count => Effects.Count + Notes.Count;

        public bool List { get; set; }
    }
}
