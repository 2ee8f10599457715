namespace Funding.Platform.Storage.Sqlite;

/// <summary>Counts commits by partition; one process writes the file, so that memory is enough.</summary>
internal sealed class SqliteVersions(VersionedPartitions versioned) : IPartitionVersions
{
    // Whoever reads may name a partition that does not exist.
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);
    private long last;

    public Task<string> OfAsync(string partition, CancellationToken cancellation = default)
    {
        versioned.Demand(partition);
        if (counts.Count >= Most)
            counts.Clear();
        return Task.FromResult(counts.GetOrAdd(partition, _ => Interlocked.Increment(ref last)).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>After the commit is durable, and before anybody hears of it.</summary>
    /// <remarks>No two counts are the same, also of a partition that was forgotten meanwhile.</remarks>
    public void Committed(string partition)
    {
        if (counts.ContainsKey(partition))
            counts[partition] = Interlocked.Increment(ref last);
    }
}
