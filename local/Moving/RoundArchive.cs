namespace Funding.Local.Moving;

/// <summary>What an archive says about its round.</summary>
internal sealed record RoundFacts(string RoundId, int Rows, int Blobs, long BlobBytes, RoundProof Proof);

/// <param name="Entry">Where its content is in the archive: not every blob's name is a file's.</param>
internal sealed record ArchivedBlob(string Name, string ContentType, long Length, string Entry);

internal sealed record ArchivedRow(string Partition, string Key, IReadOnlyDictionary<string, string> Properties);

/// <summary>
/// The form of a moved round: rows.ndjson, blobs.ndjson with blobs/, audit.ndjson and ranking.json for the verifiers, round.json,
/// and the manifest with the hash of each.
/// </summary>
internal static class RoundArchive
{
    public const string Kind = "round";
    private const string RowsEntry = "rows.ndjson";
    private const string BlobsEntry = "blobs.ndjson";
    private const string FactsEntry = "round.json";

    /// <summary>Writes the round as it is now.</summary>
    /// <exception cref="InvalidDataException">Its chain or its ranking does not hold.</exception>
    /// <exception cref="CommandException">Somebody changed it meanwhile.</exception>
    public static async Task<RoundFacts> WriteAsync(
        ITableStore tables, IBlobStore blobs, string roundId, string archive, CancellationToken cancellation)
    {
        using var sealing = SealedArchive.Begin(archive, Kind);
        var partition = RoundKeys.Partition(roundId);
        await new AuditSequencer(tables).SequenceAsync(partition, cancellation);
        var proof = await RoundProof.OfAsync(tables, blobs, roundId, cancellation);
        var contents = new RoundContents(tables, blobs);
        using var before = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0;
        await sealing.AddAsync(RowsEntry, async entry =>
        {
            await foreach (var row in contents.RowsAsync(roundId, cancellation))
            {
                rows++;
                Mark(before, partition, row);
                await LineAsync(entry, new ArchivedRow(row.Partition, row.Key, row.Properties), cancellation);
            }
        });
        var kept = await AddBlobsAsync(sealing, contents, blobs, roundId, cancellation);
        await AddReadableAsync(sealing, tables, blobs, roundId, cancellation);
        var facts = new RoundFacts(roundId, rows, kept.Count, kept.Sum(b => b.Length), proof);
        await sealing.AddAsync(FactsEntry, entry => JsonSerializer.SerializeAsync(entry, facts, FundingJson.Options, cancellation));
        using var after = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var row in tables.EnumerateAsync(partition, KeyRange.All, cancellation))
            Mark(after, partition, row);
        if (!before.GetHashAndReset().AsSpan().SequenceEqual(after.GetHashAndReset()))
            throw Changed(roundId);
        sealing.Seal();
        return facts;
    }

    /// <param name="folder">Where the archive was unpacked.</param>
    public static RoundFacts Facts(string folder) => JsonFile.Read<RoundFacts>(Path.Combine(folder, FactsEntry));

    public static IAsyncEnumerable<Row> RowsAsync(string folder) =>
        JsonFile.Lines<ArchivedRow>(Path.Combine(folder, RowsEntry)).Select(r => new Row(r.Partition, r.Key, "", r.Properties))
            .ToAsyncEnumerable();

    /// <exception cref="CommandException">A blob's content is said to be outside the archive.</exception>
    public static IAsyncEnumerable<ArchivedBlob> BlobsAsync(string folder) =>
        JsonFile.Lines<ArchivedBlob>(Path.Combine(folder, BlobsEntry)).Select((b, i) => b.Entry == EntryOf(i)
            ? b
            : throw new CommandException(
                FormattableString.Invariant($"{BlobsEntry}:{i + 1}: $.entry: 不是归档中的内容 / is no content of the archive: {b.Entry}")))
                .ToAsyncEnumerable();

    private static string EntryOf(int index) => FormattableString.Invariant($"blobs/{index + 1:D6}");

    private static async Task<List<ArchivedBlob>> AddBlobsAsync(
        SealedArchive sealing, RoundContents contents, IBlobStore blobs, string roundId, CancellationToken cancellation)
    {
        var kept = new List<ArchivedBlob>();
        await foreach (var blob in contents.BlobsAsync(roundId, cancellation))
        {
            var archived = new ArchivedBlob(blob.Name, blob.ContentType, blob.Length, EntryOf(kept.Count));
            await using var content = await blobs.OpenReadAsync(blob.Name, 0, cancellation) ?? throw Changed(roundId);
            await sealing.AddAsync(archived.Entry, entry => content.CopyToAsync(entry, cancellation));
            kept.Add(archived);
        }

        await sealing.AddAsync(BlobsEntry, async entry =>
        {
            foreach (var blob in kept)
                await LineAsync(entry, blob, cancellation);
        });
        return kept;
    }

    /// <summary>What <c>audit verify --file</c> and <c>ranking verify --file</c> read, once the archive is unzipped.</summary>
    private static async Task AddReadableAsync(
        SealedArchive sealing, ITableStore tables, IBlobStore blobs, string roundId, CancellationToken cancellation)
    {
        await sealing.AddAsync("audit.ndjson", async entry =>
        {
            await foreach (var row in tables.EnumerateAsync<AuditEntry>(
                RoundKeys.Partition(roundId), KeyRange.Prefix(AuditKeys.Entry), cancellation))
                await LineAsync(entry, row.Value.InUtc(), cancellation);
        });
        await using var ranking = await RoundProof.OpenRankingAsync(tables, blobs, roundId, cancellation);
        if (ranking is not null)
            await sealing.AddAsync("ranking.json", entry => ranking.CopyToAsync(entry, cancellation));
    }

    private static void Mark(IncrementalHash hash, string partition, Row row)
    {
        if (row.Partition == partition)
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Key}\n{row.ETag}\n"));
    }

    private static async Task LineAsync<T>(Stream entry, T value, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(entry, value, FundingJson.Options, cancellation);
        await entry.WriteAsync("\n"u8.ToArray(), cancellation);
    }

    private static CommandException Changed(string roundId) =>
        new($"{roundId}：导出时内容有变动，请先停止服务 / it changed while it was exported: stop what serves it");
}
