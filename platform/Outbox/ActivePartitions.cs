namespace Funding.Platform.Outbox;

/// <summary>
/// Which partitions beside the rounds' and the system's have been written to lately: the sweep goes over these, however many there are.
/// A partition is listed before a process's first commit there within an hour and leaves the list after two quiet ones. Where chains of
/// its kind are published a second row, written with the first, says that its chain may have moved.
/// </summary>
public sealed class ActivePartitions(ITableStore tables, TimeProvider clock, IEnumerable<IPublishedChains> published)
{
    private const string Partition = "active";

    // Behind every partition's name, so that the sweep reads none of them.
    private const string Moved = "~moved:";

    private static readonly KeyRange Active = new(null, "~");

    /// <summary>So many are remembered at most; forgetting them only lists them again.</summary>
    private const int MostRemembered = 20_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(2);
    private readonly GatheredCommits gathered = new(tables);
    private readonly IReadOnlyList<IPublishedChains> published = [.. published];
    private readonly ConcurrentDictionary<string, Listing> listed = new(StringComparer.Ordinal);

    /// <param name="onRecord">The commit has entries of the audit chain.</param>
    public async Task ListAsync(string partition, bool onRecord, CancellationToken cancellation)
    {
        if (partition == HomeKeys.System || HomeKeys.IdOf(HomeKeys.Round, partition) is not null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var moves = onRecord && published.Any(p => p.Holds(partition));
        if (listed.TryGetValue(partition, out var before) && now - before.Since < Fresh && (before.Moved || !moves))
        {
            return;
        }

        await gathered.CommitAsync(
            Partition,
            moves ? [RowCodec.Upsert(partition, now), RowCodec.Upsert(Moved + partition, new MovedChain(now))]
                : [RowCodec.Upsert(partition, now)],
            cancellation);
        if (listed.Count >= MostRemembered)
        {
            listed.Clear();
        }

        listed[partition] = new(now, moves);
    }

    public IAsyncEnumerable<Stored<DateTimeOffset>> AllAsync(CancellationToken cancellation) =>
        tables.EnumerateAsync<DateTimeOffset>(Partition, Active, cancellation);

    /// <summary>The partitions whose chains may have moved since they were published last.</summary>
    public IAsyncEnumerable<(string Partition, Stored<MovedChain> Chain)> MovedAsync(CancellationToken cancellation) =>
        tables.EnumerateAsync<MovedChain>(Partition, KeyRange.Prefix(Moved), cancellation)
            .Select(row => (row.Key[Moved.Length..], row));

    /// <summary>
    /// After a publication. Who has been quiet leaves the list; of the others it says which head was published, for a process that has
    /// listed them does not list them again within the hour.
    /// </summary>
    /// <param name="chains">With the head that is published by now; null for a chain that has none.</param>
    public async Task PublishedAsync(
        IEnumerable<(Stored<MovedChain> Chain, string? Head)> chains, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var some in chains.Where(c => IsQuiet(c.Chain) || c.Chain.Value.Published != c.Head).Chunk(StorageLimits.RowsPerBatch))
        {
            // A conflict: one was listed again at this moment, and all of these are looked at once more on the next day.
            await Attempts.OnceAsync(
                () => tables.CommitAsync(
                    Partition,
                    [
                        .. some.Select(RowChange (c) => IsQuiet(c.Chain) ? RowCodec.Delete(c.Chain)
                            : RowCodec.Replace(c.Chain, c.Chain.Value with { Published = c.Head })),
                    ],
                    cancellation),
                cancellation);
        }

        bool IsQuiet(Stored<MovedChain> chain) => now - chain.Value.At >= Quiet;
    }

    /// <summary>Takes a partition off the list that has been quiet and has no effect left.</summary>
    public async Task ForgetQuietAsync(Stored<DateTimeOffset> active, CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - active.Value >= Quiet
            && !await tables.AnyAsync(active.Key, OutboxKeys.Effect, cancellation)
            && !await tables.AnyAsync(active.Key, OutboxKeys.Later, cancellation))
        {
            // A conflict: it was listed again at this moment.
            await Attempts.OnceAsync(() => tables.CommitAsync(Partition, RowCodec.Delete(active), cancellation), cancellation);
        }
    }

    private sealed record Listing(DateTimeOffset Since, bool Moved);
}

/// <summary>Whose audit chains are published together, by those that moved.</summary>
public interface IPublishedChains
{
    bool Holds(string partition);
}

/// <summary>A chain that may have moved.</summary>
/// <param name="At">When the first commit was about to be written that moved it.</param>
/// <param name="Published">Hash of its head as published since; null for none.</param>
public sealed record MovedChain(DateTimeOffset At, string? Published = null);
