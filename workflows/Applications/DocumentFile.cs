namespace Funding.Workflows.Applications;

/// <summary>
/// The one way a stored document leaves, on pages and API alike; the handler has decided before that the reader may have it.
/// </summary>
internal static class DocumentFile
{
    /// <exception cref="RefusedException">No such document, or a virus was found in it.</exception>
    public static Task<IResult> SendAsync(
        HttpContext http, IBlobStore blobs, IReadOnlyList<AttachedDocument> documents, string documentId) =>
        SendAsync(http, blobs, documents.FirstOrDefault(d => d.Id == documentId) ?? throw new RefusedException(ShellRefusals.NoDocument()));

    /// <inheritdoc cref="SendAsync(HttpContext, IBlobStore, IReadOnlyList{AttachedDocument}, string)"/>
    public static async Task<IResult> SendAsync(HttpContext http, IBlobStore blobs, AttachedDocument document)
    {
        var stored = AttachedDocuments.Stored(document);
        if (stored.Scan == ScanState.Infected)
            throw new RefusedException(ShellRefusals.InfectedDocument());
        var content = await OpenAsync(blobs, stored, http.RequestAborted) ?? throw new RefusedException(ShellRefusals.LostDocument());
        foreach (var (name, value) in DocumentDownload.Headers(stored))
            http.Response.Headers[name] = value;
        http.Response.ContentLength = stored.Length;
        return Results.Stream(content, stored.Type.ContentType());
    }

    /// <summary>What an upload says that it is; a type that says nothing is none, and the bytes decide.</summary>
    public static string? Declared(string? type) => type is null or "" or "application/octet-stream" ? null : type.Split(';')[0].Trim();

    /// <returns>Null when the row names what is not there; the nightly check tells the office.</returns>
    private static async Task<Stream?> OpenAsync(IBlobStore blobs, StoredDocument stored, CancellationToken cancellation)
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
