namespace Funding.Local.Moving;

/// <summary>Brings an unpacked round into a storage, reads everything back, and only then opens it there.</summary>
internal static class RoundTakeIn
{
    /// <exception cref="CommandException">Something is not as it came; the message names it. The round is not opened then, and can be taken
    /// in again.</exception>
    public static async Task<RoundFacts> RunAsync(string folder, ITableStore tables, IBlobStore blobs, CancellationToken cancellation)
    {
        var facts = RoundArchive.Facts(folder);
        var import = new RoundImport(tables);
        await import.DemandRoomAsync(facts.RoundId, RoundArchive.RowsAsync(folder), cancellation);
        await foreach (var blob in RoundArchive.BlobsAsync(folder))
        {
            await using var content = File.OpenRead(Path.Combine(folder, blob.Entry));
            await blobs.PutAsync(blob.Name, content, blob.ContentType, cancellation: cancellation);
        }

        await import.WriteAsync(RoundArchive.RowsAsync(folder), cancellation);
        await VerifyAsync(folder, facts, import, tables, blobs, cancellation);
        await import.OpenAsync(facts.RoundId, cancellation);
        return facts;
    }

    private static async Task VerifyAsync(
        string folder, RoundFacts facts, RoundImport import, ITableStore tables, IBlobStore blobs, CancellationToken cancellation)
    {
        if (await import.FirstDifferenceAsync(facts.RoundId, RoundArchive.RowsAsync(folder), cancellation) is { } row)
            throw Differs($"{row.Partition} / {row.Key}");
        await foreach (var blob in RoundArchive.BlobsAsync(folder))
        {
            await using var content = File.OpenRead(Path.Combine(folder, blob.Entry));
            await using var there = await blobs.OpenReadAsync(blob.Name, 0, cancellation) ?? throw Differs(blob.Name);
            if (await HashAsync(there, cancellation) != await HashAsync(content, cancellation))
                throw Differs(blob.Name);
        }

        if (await RoundProof.OfAsync(tables, blobs, facts.RoundId, cancellation) != facts.Proof)
            throw Differs("audit, ranking");
    }

    private static async Task<string> HashAsync(Stream content, CancellationToken cancellation) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));

    private static CommandException Differs(string what) => new($"核验不符，未启用 / not as it came, and therefore not opened: {what}");
}
