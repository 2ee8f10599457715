namespace Funding.Workflows.Upkeep;

/// <summary>The chains of awards and of the lists by which they came: thousands that rarely move.</summary>
internal sealed class AwardChains : IPublishedChains
{
    public bool Holds(string partition) => AwardKeys.IsAward(partition) || partition == AwardBatchKeys.Partition;
}

/// <summary>
/// One root a day over the heads of the chains of awards that moved. It costs a query of what moved, a read for each of these, a blob and
/// a row; a day on which nothing moved costs two queries.
/// </summary>
public sealed class AwardHeads(ITableStore tables, IBlobStore blobs, ActivePartitions active, TimeProvider clock)
{
    /// <summary>The roots as they were published, the newest day first.</summary>
    internal const string Partition = "audit-awards";

    private const int AtOnce = 16;

    /// <summary>Where the list of a root is kept.</summary>
    internal static string BlobOf(string root) => $"audit/awards/{root}.txt";

    /// <summary>Publishes today's root, once a day however often it is called.</summary>
    /// <returns>The newest root, and whether it was published now; null before the first.</returns>
    public async Task<(PublishedHead Head, bool Now)?> PublishAsync(DateOnly today, CancellationToken cancellation = default)
    {
        var last = await AuditHeads.LastAsync(tables, Partition, cancellation);
        if (last?.Day == today)
        {
            return (last, false);
        }

        var moved = await active.MovedAsync(cancellation).ToListAsync(cancellation);
        var known = moved.ToDictionary(m => m.Partition, m => m.Chain.Value.Published, StringComparer.Ordinal);
        var partitions = last is null ? known.Keys.Union(await AllAsync(cancellation)) : known.Keys;
        var heads = await HeadsAsync(partitions, cancellation);
        var listed = heads.Values.Where(h => known.GetValueOrDefault(h.Chain) != h.Hash).ToList();
        (PublishedHead Head, bool Now)? root = last is null ? null : (last, false);
        if (listed.Count > 0)
        {
            root = await PublishAsync(today, last, listed, cancellation);
        }

        await active.PublishedAsync(moved.Select(m => (m.Chain, heads.GetValueOrDefault(m.Partition)?.Hash)), cancellation);
        return root;
    }

    /// <summary>The list of a day's root.</summary>
    /// <returns>Null where none was published on it.</returns>
    public async Task<Stream?> ListAsync(DateOnly day, CancellationToken cancellation = default) =>
        await tables.GetAsync<PublishedHead>(Partition, AuditKeys.PublishedOn(day), cancellation) is { Value: var head }
            ? await blobs.OpenReadAsync(BlobOf(head.Hash), cancellation: cancellation) : null;

    private async Task<(PublishedHead Head, bool Now)> PublishAsync(
        DateOnly today, PublishedHead? last, List<ChainHead> listed, CancellationToken cancellation)
    {
        var text = ChainList.Of(today, last?.Hash, listed);
        var mark = new PublishedHead(AuditHeads.Awards, today, listed.Count, Sha256Hex.Of(text), clock.GetUtcNow());
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await blobs.PutAsync(BlobOf(mark.Hash), content, ChainList.ContentType, cancellation: cancellation);
        return (mark, await AuditHeads.MarkAsync(tables, Partition, mark, cancellation));
    }

    private async Task<IReadOnlyDictionary<string, ChainHead>> HeadsAsync(IEnumerable<string> partitions, CancellationToken cancellation)
    {
        var heads = new Dictionary<string, ChainHead>(StringComparer.Ordinal);
        foreach (var some in partitions.Chunk(AtOnce))
        {
            foreach (var (partition, head) in await Task.WhenAll(some.Select(async p =>
                (p, await tables.GetAsync<AuditHead>(p, AuditKeys.Head, cancellation)))))
            {
                if (head is not null) heads[partition] = new(partition, head.Value.Sequence, head.Value.Hash);
            }
        }

        return heads;
    }

    /// <summary>Of an installation that has never published any: its awards are older than this.</summary>
    private async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellation) =>
    [
        AwardBatchKeys.Partition,
        .. await tables.EnumerateAsync(AwardKeys.AwardsPartition, KeyRange.All, cancellation)
            .Select(row => AwardKeys.Partition(row.Key)).ToListAsync(cancellation),
    ];
}
