namespace Funding.Platform.Audit;

/// <summary>
/// Gives pending audit entries their place in the partition's chain, in order, and moves the counts with them. Several may
/// run at once: the head's ETag lets one win, the other starts over.
/// </summary>
public sealed class AuditSequencer(ITableStore tables)
{
    // Each entry costs an insertion and a deletion; the head is one more row.
    private const int AtOnce = (StorageLimits.RowsPerBatch - 1) / 2;

    /// <summary>So many heads are kept at most; a forgotten one is read.</summary>
    private const int MostKept = 5_000;

    // As last written here, null where nothing was yet; where another moved it since, its ETag says so.
    private readonly ConcurrentDictionary<string, Stored<AuditHead>?> heads = new(StringComparer.Ordinal);

    public async Task SequenceAsync(string partition, CancellationToken cancellation = default)
    {
        while (true)
        {
            var page = await tables.QueryAsync(partition, KeyRange.Prefix(AuditKeys.Pending), AtOnce, null, cancellation);
            if (page.Rows.Count > 0
                && !await Attempts.OnceAsync(() => ChainAsync(partition, page.Rows, cancellation), cancellation))
            {
                // Another sequencer moved the head: read again.
                Forget(partition);
            }
            else if (page.Continuation is null)
            {
                return;
            }
        }
    }

    /// <summary>The places of entries that this process has just written, for a commit of the caller's.</summary>
    /// <returns>
    /// Null where the entries that wait have to be listed: the chain was not moved here last, so older ones may wait, or they are too many.
    /// </returns>
    internal AuditLinks? Link(string partition, IReadOnlyList<Row> pending) =>
        pending.Count <= AtOnce && heads.TryGetValue(partition, out var head)
            ? AuditLinks.Of(head, [.. pending.OrderBy(row => row.Key, StringComparer.Ordinal)])
            : null;

    /// <summary>The partition has no chain yet: a commit that has just been written began it.</summary>
    internal void Begin(string partition) => Keep(partition, null);

    internal void Moved(string partition, AuditLinks links, string etag) =>
        Keep(partition, new Stored<AuditHead>(links.Head, AuditKeys.Head, etag));

    internal void Forget(string partition) => heads.TryRemove(partition, out _);

    private void Keep(string partition, Stored<AuditHead>? head)
    {
        if (heads.Count >= MostKept)
        {
            heads.Clear();
        }

        heads[partition] = head;
    }

    private async Task ChainAsync(string partition, IReadOnlyList<Row> pending, CancellationToken cancellation)
    {
        var stored = heads.GetValueOrDefault(partition) ?? await tables.GetAsync<AuditHead>(partition, AuditKeys.Head, cancellation);
        var links = AuditLinks.Of(stored, pending);
        var etags = await tables.CommitAsync(partition, links.Changes, cancellation);
        Moved(partition, links, etags[^1]);
    }
}
