namespace Funding.Platform.Outbox;

/// <summary>
/// Which partitions beside the rounds' and the system's have been written to lately: the sweep goes over these, however many there are.
/// A partition is listed before a process's first commit there within an hour and leaves the list after two quiet ones.
/// </summary>
public sealed class ActivePartitions(ITableStore tables, TimeProvider clock)
{
    private const string Partition = "active";

    /// <summary>So many are remembered at most; forgetting them only lists them again.</summary>
    private const int MostRemembered = 20_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(2);
    private readonly GatheredCommits gathered = new(tables);
    private readonly ConcurrentDictionary<string, DateTimeOffset> listed = new(StringComparer.Ordinal);

    public async Task ListAsync(string partition, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (partition == HomeKeys.System || HomeKeys.IdOf(HomeKeys.Round, partition) is not null
            || (listed.TryGetValue(partition, out var since) && now - since < Fresh))
        {
            return;
        }

        await gathered.CommitAsync(Partition, [RowCodec.Upsert(partition, now)], cancellation);
        if (listed.Count >= MostRemembered)
        {
            listed.Clear();
        }

        listed[partition] = now;
    }

    public IAsyncEnumerable<Stored<DateTimeOffset>> AllAsync(CancellationToken cancellation) =>
        tables.EnumerateAsync<DateTimeOffset>(Partition, KeyRange.All, cancellation);

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
}
