namespace Funding.Platform.Links;

/// <summary>Forgets links that expired long ago, those of people who never came included.</summary>
public sealed class LinkRetention(ITableStore store)
{
    /// <summary>Removes links whose expiry lies before the moment, with their index rows: one query for each of the 4,096
    /// partitions and two deletions a link. Safe to stop and run again.</summary>
    /// <returns>How many links went.</returns>
    public async Task<int> PruneAsync(DateTimeOffset expiredBefore, CancellationToken cancellation = default)
    {
        var gone = 0;
        foreach (var partition in LinkRows.AllPartitions)
        {
            await foreach (var stored in store.EnumerateAsync<LinkRecord>(partition, KeyRange.All, cancellation))
            {
                var link = stored.Value;
                if (link.Terms.ExpiresAt >= expiredBefore)
                    continue;

                // The link goes last: stopped in between, the next run finds it again and with it its index.
                await RemoveAsync(LinkRows.PersonPartition(link.PersonId), LinkRows.IndexKey(link), cancellation);
                await RemoveAsync(partition, link.Id, cancellation);
                gone++;
            }
        }

        return gone;
    }

    // Absent: an earlier run was stopped after this one.
    private Task<bool> RemoveAsync(string partition, string key, CancellationToken cancellation) =>
        Attempts.OnceAsync(ConflictKind.Absent, () => store.CommitAsync(partition, new DeleteRow(key), cancellation), cancellation);
}
