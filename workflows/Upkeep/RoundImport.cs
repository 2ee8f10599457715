namespace Funding.Workflows.Upkeep;

/// <summary>
/// Takes a round's rows in. Until <see cref="OpenAsync"/> nothing looks for the round, so that an import that was cut off is
/// simply done again; afterwards reconcile starts its orchestrations from the rows.
/// </summary>
public sealed class RoundImport(ITableStore tables)
{
    /// <summary>Refuses a round that is there, and rows of other rounds that would be overwritten.</summary>
    /// <exception cref="RefusedException">Names the row.</exception>
    public async Task DemandRoomAsync(string roundId, IAsyncEnumerable<Row> rows, CancellationToken cancellation = default)
    {
        if (await tables.GetAsync(RoundKeys.RoundsPartition, roundId, cancellation) is not null)
            throw new RefusedException(ImportRefusals.RoundThere(roundId));
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (row.Partition != RoundKeys.Partition(roundId)
                && await tables.GetAsync(row.Partition, row.Key, cancellation) is { } there
                && !Same(there, row))
                throw new RefusedException(ImportRefusals.RowDiffers(row.Partition, row.Key));
        }
    }

    /// <summary>Writes rows in batches as large as the limits allow; those of one partition should come together.</summary>
    public async Task WriteAsync(IAsyncEnumerable<Row> rows, CancellationToken cancellation = default)
    {
        var batch = new List<UpsertRow>();
        var partition = "";
        var payload = 0;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var size = RowSize.Payload(row.Partition, row.Key, row.Properties);
            if (batch.Count > 0
                && (row.Partition != partition || batch.Count == StorageLimits.RowsPerBatch || payload + size > StorageLimits.BatchBytes))
            {
                await tables.CommitAsync(partition, batch, cancellation);
                batch.Clear();
            }

            if (batch.Count == 0)
                (partition, payload) = (row.Partition, RowSize.BatchOverheadBytes);
            payload += size;
            batch.Add(new UpsertRow(row.Key, row.Properties));
        }

        if (batch.Count > 0)
            await tables.CommitAsync(partition, batch, cancellation);
    }

    /// <summary>The first row that is not as it came.</summary>
    /// <returns>Null when all are.</returns>
    public async Task<Row?> FirstDifferenceAsync(string roundId, IAsyncEnumerable<Row> rows, CancellationToken cancellation = default)
    {
        await using var own = tables.EnumerateAsync(RoundKeys.Partition(roundId), KeyRange.All, cancellation)
            .GetAsyncEnumerator(cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var there = row.Partition != RoundKeys.Partition(roundId) ? await tables.GetAsync(row.Partition, row.Key, cancellation)
                : await own.MoveNextAsync() ? own.Current : null;
            if (there is null || there.Key != row.Key || !Same(there, row))
                return row;
        }

        return await own.MoveNextAsync() ? own.Current : null;
    }

    /// <summary>Puts the round on the list of rounds: from now on it lives here.</summary>
    public async Task OpenAsync(string roundId, CancellationToken cancellation = default)
    {
        var round = await tables.GetAsync<Round>(RoundKeys.Partition(roundId), RoundKeys.Round, cancellation)
            ?? throw new InvalidDataException($"There is no row of the round {roundId}.");
        await tables.CommitAsync(RoundKeys.RoundsPartition, RowCodec.Upsert(roundId, RoundSummary.Of(round.Value)), cancellation);
    }

    private static bool Same(Row one, Row other) =>
        one.Properties.Count == other.Properties.Count
            && one.Properties.All(p => other.Properties.TryGetValue(p.Key, out var value) && value == p.Value);
}

internal static class ImportRefusals
{
    private static readonly Texts Texts = new(typeof(ImportRefusals));

    public static Refusal RoundThere(string roundId) => new("round-there", null, Texts.Of("round-there", roundId));

    public static Refusal RowDiffers(string partition, string key) => new("row-differs", null, Texts.Of("row-differs", partition, key));
}
