namespace Funding.Workflows.Upkeep;

/// <param name="Uploads">Chunked uploads whose time was over.</param>
/// <param name="Documents">Documents that no row names.</param>
public sealed record TidyingReport(int Uploads, int Documents);

/// <summary>
/// Every day: uploads that were abandoned, and documents that something which broke off half-way has left behind. A document goes only
/// when no row has named it at two looks further apart than any upload may last, so that none on its way to a row is taken for lost.
/// </summary>
public sealed class DocumentTidying(
    ITableStore tables, IBlobStore blobs, UploadExpiry uploads, IEnumerable<IDocumentRows> rows, IOptions<DocumentOptions> options,
    TimeProvider clock)
{
    /// <summary>A round that ended is looked through for so long.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(30);

    private TimeSpan Apart => options.Value.UploadLifetime + TimeSpan.FromDays(1);

    /// <summary>Safe to stop and run again.</summary>
    public async Task<TidyingReport> RunAsync(CancellationToken cancellation = default)
    {
        var purged = await uploads.PurgeAsync(cancellation);
        var gone = 0;
        await foreach (var round in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            if (round.Value.EndedAt is not { } ended || clock.GetUtcNow() - ended < Afterwards)
            {
                gone += await TidyAsync(round.Value.Id, cancellation);
            }
        }

        return new(purged, gone);
    }

    private async Task<int> TidyAsync(string roundId, CancellationToken cancellation)
    {
        // The blobs first: a document whose row comes in between is named when the rows are read.
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var prefix in rows.Select(of => of.BlobsOf(roundId)).OfType<string>())
        {
            await foreach (var blob in blobs.EnumerateAsync(prefix, cancellation))
            {
                present.Add(blob.Name);
            }
        }

        foreach (var of in rows)
        {
            await foreach (var document in of.AllAsync(roundId, cancellation))
            {
                present.Remove(document.BlobName);
            }
        }

        return await ForgetAsync($"unnamed:{roundId}", present, cancellation);
    }

    /// <param name="unnamed">Blobs that no row names now.</param>
    private async Task<int> ForgetAsync(string partition, HashSet<string> unnamed, CancellationToken cancellation)
    {
        var gone = 0;
        await foreach (var seen in tables.EnumerateAsync<Unnamed>(partition, KeyRange.All, cancellation))
        {
            var still = unnamed.Remove(seen.Value.BlobName);
            if (still && clock.GetUtcNow() - seen.Value.SeenAt < Apart)
            {
                continue;
            }

            if (still)
            {
                await blobs.DeleteAsync(seen.Value.BlobName, cancellation);
                gone++;
            }

            await tables.CommitAsync(partition, new DeleteRow(seen.Key), cancellation);
        }

        foreach (var blob in unnamed)
        {
            await tables.CommitAsync(
                partition, RowCodec.Upsert(blob[(blob.LastIndexOf('/') + 1)..], new Unnamed(blob, clock.GetUtcNow())), cancellation);
        }

        return gone;
    }

    private sealed record Unnamed(string BlobName, DateTimeOffset SeenAt);
}
