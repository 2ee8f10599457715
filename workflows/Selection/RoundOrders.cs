namespace Funding.Workflows.Selection;

/// <summary>
/// The order in which a round's applications are approved, published and awarded. A ranking gives it; where no stage does, the committee
/// lists every eligible application by its number. Who takes it reads it here and asks for no stage by name.
/// </summary>
public sealed class RoundOrders(ITableStore tables, CommitWriter commits)
{
    // A row carries the experts' comments: forty stay far below a batch's four mebibytes.
    private const int RowsPerCommit = 40;

    /// <returns>Null before the first order.</returns>
    public async Task<Stored<RankingRow>?> FindAsync(Round round, CancellationToken cancellation) => round.RankingVersion == 0
        ? null
        : await tables.GetAsync<RankingRow>(RoundKeys.Partition(round.Id), RoundKeys.Ranking(round.RankingVersion), cancellation);

    /// <summary>Applications in their order, one page.</summary>
    public Task<StoredPage<RankedApplication>> PageAsync(
        Round round, int size, string? continuation, CancellationToken cancellation) =>
        tables.QueryAsync<RankedApplication>(
            RoundKeys.Partition(round.Id), Entries(round.RankingVersion), size, continuation, cancellation);

    public async Task<IReadOnlyList<RankedApplication>> ReadAsync(Round round, CancellationToken cancellation)
    {
        var rows = new List<RankedApplication>();
        await foreach (var row in tables.EnumerateAsync<RankedApplication>(
            RoundKeys.Partition(round.Id), Entries(round.RankingVersion), cancellation))
        {
            rows.Add(row.Value);
        }

        return rows;
    }

    /// <summary>
    /// Keeps the entries of an order to be, in its own sequence; safe to repeat with others until the round's row names the version.
    /// </summary>
    public async Task WriteAsync(string roundId, int version, IReadOnlyList<RankedApplication> rows, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        foreach (var chunk in rows.Index().Chunk(RowsPerCommit))
        {
            await tables.CommitAsync(
                partition, [.. chunk.Select(r => RowCodec.Upsert(RoundKeys.RankedEntry(version, r.Index + 1), r.Item))], cancellation);
        }

        var left = new List<string>();
        await foreach (var row in tables.EnumerateAsync(partition, Entries(version), cancellation))
        {
            left.Add(row.Key);
        }

        // An attempt that broke off may have known more applications.
        foreach (var keys in left.Skip(rows.Count).Chunk(RowsPerCommit))
        {
            await commits.SaveAsync(keys.Aggregate(new Commit(partition), (commit, key) => commit.Delete(key)), cancellation);
        }
    }

    private static KeyRange Entries(int version) => KeyRange.Prefix($"{RoundKeys.RankedEntries}{version:D4}:");
}
