namespace Funding.Workflows.Upkeep;

/// <summary>The head of a chain as published on a day; nobody can rewrite what it covers quietly.</summary>
/// <param name="RoundId">Or <see cref="AuditHeads.System"/>, or <see cref="AuditHeads.Awards"/>.</param>
/// <param name="Sequence">Of the awards: how many chains stand in the day's list.</param>
/// <param name="Hash">Of the awards: the day's root.</param>
public sealed record PublishedHead(string RoundId, DateOnly Day, long Sequence, string Hash, DateTimeOffset PublishedAt);

/// <summary>Publishes every day the head of each chain on the public pages, and has the committee told of it.</summary>
public sealed class AuditHeads(ITableStore tables, AwardHeads awards, AuditDigest digest, TimeProvider clock)
{
    /// <summary>The chain that is no round's: roles, tokens, accounts.</summary>
    public const string System = "system";

    /// <summary>All chains of awards, published as one root a day.</summary>
    public const string Awards = "awards";

    /// <summary>Publishes today's heads, once a day however often it is called; a finished round is published a last time.</summary>
    /// <returns>How many were published now.</returns>
    public async Task<int> PublishAsync(CancellationToken cancellation = default)
    {
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        List<(PublishedHead Head, bool Now)> newest = [];
        Keep(await PublishAsync(System, today, cancellation));
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            Keep(await PublishAsync(summary.Value.Id, today, cancellation));
        }

        Keep(await awards.PublishAsync(today, cancellation));
        await digest.TellAsync([.. newest.Select(n => n.Head)], cancellation);
        return newest.Count(n => n.Now);

        void Keep((PublishedHead Head, bool Now)? head) => newest.AddRange(head is { } found ? [found] : []);
    }

    /// <summary>Published heads of a round or of the system's own chain, the newest first, one page.</summary>
    public Task<StoredPage<PublishedHead>> ListAsync(string chain, string? continuation = null, CancellationToken cancellation = default) =>
        tables.QueryAsync<PublishedHead>(PartitionOf(chain), KeyRange.Prefix(AuditKeys.Published), 60, continuation, cancellation);

    /// <summary>The head that was published last; null before the first.</summary>
    public Task<PublishedHead?> LastAsync(string chain, CancellationToken cancellation = default) =>
        LastAsync(tables, PartitionOf(chain), cancellation);

    /// <inheritdoc cref="LastAsync(string, CancellationToken)"/>
    internal static async Task<PublishedHead?> LastAsync(ITableStore tables, string partition, CancellationToken cancellation) =>
        (await tables.QueryAsync<PublishedHead>(partition, KeyRange.Prefix(AuditKeys.Published), 1, null, cancellation)).Items
            is [var newest, ..] ? newest.Value : null;

    /// <returns>False where somebody else published one at this moment.</returns>
    internal static Task<bool> MarkAsync(ITableStore tables, string partition, PublishedHead mark, CancellationToken cancellation) =>
        Attempts.OnceAsync(
            () => tables.CommitAsync(partition, RowCodec.Insert(AuditKeys.PublishedOn(mark.Day), mark), cancellation), cancellation);

    internal static string PartitionOf(string chain) => chain == Awards ? AwardHeads.Partition
        : OutboxKeys.PartitionOf(chain == System ? null : chain);

    /// <returns>The chain's newest head as published, and whether that was now; null for a chain that has not begun.</returns>
    private async Task<(PublishedHead Head, bool Now)?> PublishAsync(string chain, DateOnly today, CancellationToken cancellation)
    {
        var partition = PartitionOf(chain);
        if (await tables.GetAsync<AuditHead>(partition, AuditKeys.Head, cancellation) is not { Value: var head })
        {
            return null;
        }

        if (await LastAsync(chain, cancellation) is { } last && (last.Day == today || last.Hash == head.Hash))
        {
            return (last, false);
        }

        var mark = new PublishedHead(chain, today, head.Sequence, head.Hash, clock.GetUtcNow());
        return (mark, await MarkAsync(tables, partition, mark, cancellation));
    }
}
