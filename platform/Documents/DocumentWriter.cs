namespace Funding.Platform.Documents;

/// <summary>Inspects a streamed content in a temporary file and writes exactly that under its owner.</summary>
public sealed class DocumentWriter(IBlobStore blobs, DocumentInspector inspector, TimeProvider time, IOptions<DocumentOptions> options)
{
    /// <summary>The plain form's path: one body of at most <see cref="DocumentRules.FormBytes"/>, as long as it turns out to be.</summary>
    /// <param name="owner">Blob prefix of what the document belongs to, no slash at its end.</param>
    /// <exception cref="RefusedException">One of <see cref="DocumentRefusals"/>; nothing was stored.</exception>
    public async Task<StoredDocument> UploadWholeAsync(
        string owner, DocumentRules rules, string fileName, string? declaredType, Stream content, CancellationToken cancellation = default)
    {
        var most = Math.Min(rules.EffectiveMaxBytes, DocumentRules.FormBytes);
        return await WithRoomAsync(rules.Slot, StoreAsync);

        async Task<StoredDocument> StoreAsync()
        {
            await using var inspected = await InspectAsync(
                rules with { MaxBytes = most }, fileName, declaredType, content, most, null, cancellation);
            return await WriteAsync(owner, NewId(), rules.Slot, inspected, cancellation);
        }
    }

    /// <summary>A full disk is refused like anything else, and nothing is settled by it.</summary>
    /// <exception cref="RefusedException">There is no room.</exception>
    internal static async Task<T> WithRoomAsync<T>(string slot, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (IOException full) when (DiskSpace.IsUsedUp(full))
        {
            throw new RefusedException(DocumentRefusals.NoRoom(slot));
        }
    }

    /// <summary>Removes the content; the caller removes its row.</summary>
    public Task DeleteAsync(StoredDocument document, CancellationToken cancellation = default) =>
        blobs.DeleteAsync(document.BlobName, cancellation);

    internal static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    internal static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);

    /// <param name="sha256">What the sender says it is, or null.</param>
    internal async Task<InspectedContent> InspectAsync(
        DocumentRules rules,
        string fileName,
        string? declaredType,
        Stream content,
        long maxBytes,
        string? sha256,
        CancellationToken cancellation)
    {
        var spool = await Spool.FillAsync(options.Value.TempFolder, content, rules.Slot, maxBytes, cancellation);
        try
        {
            var facts = await inspector.InspectAsync(spool, fileName, declaredType, rules, cancellation);
            return sha256 is null || sha256.Equals(facts.Sha256, StringComparison.OrdinalIgnoreCase)
                ? new InspectedContent(facts, spool)
                : throw new RefusedException(DocumentRefusals.HashMismatch(rules.Slot));
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    internal async Task<StoredDocument> WriteAsync(
        string owner, string id, string slot, InspectedContent inspected, CancellationToken cancellation)
    {
        var (facts, content) = inspected;
        var name = BlobName(owner, id);
        content.Position = 0;
        await blobs.PutAsync(name, content, facts.Type.ContentType(), PutMode.IfAbsent, cancellation);
        return new StoredDocument(
            id, slot, facts.FileName, facts.Type, facts.Length, facts.Sha256, name, time.GetUtcNow(), ScanState.Unscanned,
            Warnings: facts.Warnings);
    }

    internal static string BlobName(string owner, string id) => $"{owner}/{id}";
}

/// <summary>A content that passed, in its temporary file.</summary>
internal sealed record InspectedContent(InspectedDocument Facts, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
