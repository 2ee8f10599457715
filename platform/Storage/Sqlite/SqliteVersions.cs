namespace Funding.Platform.Storage.Sqlite;

/// <summary>Counts commits by partition; one process writes the file, so that memory is enough.</summary>
internal sealed class SqliteVersions(VersionedPartitions versioned) : IPartitionVersions
{
    // Whoever reads may name a partition that does not exist.
    private const int Most = 10_000;

    // Asked for by every kept page: what is said of a count is made once.
    private readonly ConcurrentDictionary<string, Task<string>> counts = new(StringComparer.Ordinal);
    private long last;

    public Task<string> OfAsync(string partition, CancellationToken cancellation = default)
    {
        versioned.Demand(partition);
        if (counts.Count >= Most)
            counts.Clear();
        return counts.GetOrAdd(partition, _ => Next());
    }

    /// <summary>After the commit is durable, and before anybody hears of it.</summary>
    /// <remarks>No two counts are the same, also of a partition that was forgotten meanwhile.</remarks>
    public void Committed(string partition)
    {
        if (counts.ContainsKey(partition))
            counts[partition] = Next();
    }

    private Task<string> Next() => Task.FromResult(Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture));
}
