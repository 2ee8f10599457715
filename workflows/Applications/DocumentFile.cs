namespace Funding.Workflows.Applications;

/// <summary>
/// The one way a stored document leaves, on pages and API alike; the handler has decided before that the reader may have it.
/// </summary>
internal static class DocumentFile
{
    /// <exception cref="RefusedException">No such document, or a virus was found in it.</exception>
    public static Task<IResult> SendAsync(
        HttpContext http, IBlobStore blobs, IReadOnlyList<AttachedDocument> documents, string documentId) =>
        SendAsync(http, blobs, Demand(documents, documentId));

    /// <inheritdoc cref="SendAsync(HttpContext, IBlobStore, IReadOnlyList{AttachedDocument}, string)"/>
    public static async Task<IResult> SendAsync(HttpContext http, IBlobStore blobs, AttachedDocument document)
    {
        var stored = AttachedDocuments.Stored(document);
        var content = await OpenAsync(blobs, stored, http.RequestAborted);
        Put(http, DocumentDownload.Headers(stored), stored.Length);
        return Results.Stream(content, stored.Type.ContentType());
    }

    /// <summary>
    /// Whether our page may show it in a frame: a PDF in which the inspection found nothing that acts by itself, and no scanner anything.
    /// </summary>
    public static bool CanShow(AttachedDocument document) => AttachedDocuments.Stored(document) is
    {
        Type: DocumentType.Pdf, Warnings: DocumentWarnings.None, Scan: ScanState.Clean or ScanState.Unscanned,
    };

    /// <summary>Into a frame of ours; as a download where it may not be shown, or is no PDF by its bytes.</summary>
    /// <inheritdoc cref="SendAsync(HttpContext, IBlobStore, IReadOnlyList{AttachedDocument}, string)"/>
    public static async Task<IResult> ShowAsync(
        HttpContext http, IBlobStore blobs, IReadOnlyList<AttachedDocument> documents, string documentId)
    {
        var document = Demand(documents, documentId);
        if (!CanShow(document))
            return await SendAsync(http, blobs, document);
        var stored = AttachedDocuments.Stored(document);
        var content = await OpenAsync(blobs, stored, http.RequestAborted);
        var head = new byte[DocumentDownload.HeadBytes];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, http.RequestAborted);
        var framed = DocumentDownload.IsPdf(head.AsSpan(0, read));
        Put(http, framed ? DocumentDownload.FramedHeaders(stored) : DocumentDownload.Headers(stored), stored.Length);
        return Results.Stream(
            async body =>
            {
                await using (content)
                {
                    await body.WriteAsync(head.AsMemory(0, read), http.RequestAborted);
                    await content.CopyToAsync(body, http.RequestAborted);
                }
            },
            stored.Type.ContentType());
    }

    /// <summary>The content of a document, for an archive.</summary>
    /// <returns>Null where a virus was found in it, or where it is not there.</returns>
    public static async Task<Stream?> FindAsync(IBlobStore blobs, AttachedDocument document, CancellationToken cancellation)
    {
        var stored = AttachedDocuments.Stored(document);
        return stored.Scan == ScanState.Infected ? null : await TryOpenAsync(blobs, stored, cancellation);
    }

    /// <summary>What an upload says that it is; a type that says nothing is none, and the bytes decide.</summary>
    public static string? Declared(string? type) => type is null or "" or "application/octet-stream" ? null : type.Split(';')[0].Trim();

    private static AttachedDocument Demand(IReadOnlyList<AttachedDocument> documents, string documentId) =>
        documents.FirstOrDefault(d => d.Id == documentId) ?? throw new RefusedException(ShellRefusals.NoDocument());

    private static void Put(HttpContext http, IReadOnlyDictionary<string, string> headers, long length)
    {
        foreach (var (name, value) in headers)
            http.Response.Headers[name] = value;
        http.Response.ContentLength = length;
    }

    private static async Task<Stream> OpenAsync(IBlobStore blobs, StoredDocument stored, CancellationToken cancellation)
    {
        if (stored.Scan == ScanState.Infected)
            throw new RefusedException(ShellRefusals.InfectedDocument());
        return await TryOpenAsync(blobs, stored, cancellation) ?? throw new RefusedException(ShellRefusals.LostDocument());
    }

    /// <returns>Null when the row names what is not there; the nightly check tells the office.</returns>
    private static async Task<Stream?> TryOpenAsync(IBlobStore blobs, StoredDocument stored, CancellationToken cancellation)
    {
        try
        {
            return await DocumentDownload.OpenAsync(blobs, stored, cancellation);
        }
        catch (MissingContentException)
        {
            return null;
        }
    }
}
