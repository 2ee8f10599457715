namespace Funding.Platform.Storage.Memory;

internal sealed class MemoryTableStore(SqliteVersions versions, StorageMeter meter) : ITableStore
{
    /// <summary>A page ends early here, as the others' do.</summary>
    private const int PageCharacters = 2 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, MemoryPartition> partitions = new(StringComparer.Ordinal);
    private long last;

    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default)
    {
        StorageChecks.Keys(partition, key);
        cancellation.ThrowIfCancellationRequested();
        meter.Count(StorageOperation.Get);
        if (!partitions.TryGetValue(partition, out var rows))
            return Task.FromResult<Row?>(null);
        lock (rows)
            return Task.FromResult(rows.Find(key));
    }

    public Task<IReadOnlyList<string>> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        RowChange[] batch = [.. changes];
        StorageChecks.Commit(partition, batch);
        cancellation.ThrowIfCancellationRequested();
        meter.Count(StorageOperation.Commit);
        var rows = partitions.GetOrAdd(partition, _ => new MemoryPartition());
        IReadOnlyList<string> etags;
        lock (rows)
        {
            for (var i = 0; i < batch.Length; i++)
            {
                if (rows.ConflictWith(batch[i]) is { } kind)
                    throw new StorageConflictException(partition, batch[i].Key, kind, i);
            }

            etags = Array.ConvertAll(batch, change => rows.Apply(partition, change, () => Interlocked.Increment(ref last)));
        }

        versions.Committed(partition);
        return Task.FromResult(etags);
    }

    public Task<RowPage> QueryAsync(
        string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default)
    {
        StorageChecks.Query(partition, range, pageSize);
        var after = Continuation.Decode(continuation);
        cancellation.ThrowIfCancellationRequested();
        meter.Count(StorageOperation.Query);
        if (!partitions.TryGetValue(partition, out var stored))
            return Task.FromResult(new RowPage([], null));
        var rows = new List<Row>();
        var characters = 0;
        lock (stored)
        {
            foreach (var row in stored.From(range, after))
            {
                if (rows.Count == pageSize || characters > PageCharacters)
                    return Task.FromResult(new RowPage(rows, Continuation.Encode(rows[^1].Key)));
                characters += row.Properties.Sum(p => p.Key.Length + p.Value.Length);
                rows.Add(row);
            }
        }

        return Task.FromResult(new RowPage(rows, null));
    }
}
