namespace Funding.Platform.Documents;

/// <summary>Scans stored documents; run by an effect after the upload and by the sweep for those still unscanned.</summary>
public sealed class DocumentScans(IBlobStore blobs, IDocumentScanner? scanner)
{
    /// <summary>False: every document stays <see cref="ScanState.Unscanned"/>, and officers and experts are told.</summary>
    public bool HasScanner => scanner is not null;

    /// <returns>The document with its new state, for the caller to store; as it was when there is no scanner.</returns>
    /// <exception cref="ScannerUnavailableException">No answer now; the document stays as it is, try again later.</exception>
    /// <exception cref="FileNotFoundException">The content was deleted meanwhile.</exception>
    public async Task<StoredDocument> ScanAsync(StoredDocument document, CancellationToken cancellation = default)
    {
        if (scanner is null)
            return document;
        await using var content = await blobs.OpenReadAsync(document.BlobName, 0, cancellation)
            ?? throw new FileNotFoundException(document.BlobName);
        var verdict = await scanner.ScanAsync(content, cancellation);
        return document with { Scan = verdict.State, ScanSignature = verdict.Signature };
    }
}
