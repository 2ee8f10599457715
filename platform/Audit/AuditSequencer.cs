namespace Funding.Platform.Audit;

/// <summary>
/// Gives pending audit entries their place in the partition's chain, in order, and moves the counts with them. Several may
/// run at once: the head's ETag lets one win, the other starts over.
/// </summary>
public sealed class AuditSequencer(ITableStore tables)
{
    // Each entry costs an insertion and a deletion; the head is one more row of the hundred.
    private const int AtOnce = 49;

    // As last written here; where another moved it since, its ETag says so.
    private readonly ConcurrentDictionary<string, Stored<AuditHead>> heads = new(StringComparer.Ordinal);

    public async Task SequenceAsync(string partition, CancellationToken cancellation = default)
    {
        while (true)
        {
            var page = await tables.QueryAsync(partition, KeyRange.Prefix(AuditKeys.Pending), AtOnce, null, cancellation);
            if (page.Rows.Count > 0
                && !await Attempts.OnceAsync(() => ChainAsync(partition, page.Rows, cancellation), cancellation))
            {
                // Another sequencer moved the head: read again.
                heads.TryRemove(partition, out _);
            }
            else if (page.Continuation is null)
            {
                return;
            }
        }
    }

    private async Task ChainAsync(string partition, IReadOnlyList<Row> pending, CancellationToken cancellation)
    {
        var stored = heads.GetValueOrDefault(partition) ?? await tables.GetAsync<AuditHead>(partition, AuditKeys.Head, cancellation);
        var head = stored?.Value ?? AuditHead.Empty;
        var counts = new Dictionary<string, int>(head.Counts);
        var batch = new List<RowChange>();
        foreach (var row in pending)
        {
            var note = RowCodec.Read<AuditNote>(row);
            var entry = AuditChain.Link(head, note);
            batch.Add(new InsertRow(AuditKeys.Of(entry.Sequence), RowCodec.Write(entry)));
            batch.Add(new DeleteRow(row.Key, row.ETag));
            foreach (var (name, by) in note.Tally)
            {
                counts[name] = counts.GetValueOrDefault(name) + by;
            }

            head = head with { Sequence = entry.Sequence, Hash = entry.Hash };
        }

        var moved = head with { Counts = counts.Where(c => c.Value != 0).ToDictionary() };
        batch.Add(stored is null ? RowCodec.Insert(AuditKeys.Head, moved) : RowCodec.Replace(stored, moved));
        var etags = await tables.CommitAsync(partition, batch, cancellation);
        heads[partition] = new Stored<AuditHead>(moved, AuditKeys.Head, etags[^1]);
    }
}
