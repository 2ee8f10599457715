using Microsoft.Net.Http.Headers;

namespace Funding.Platform.Documents;

/// <summary>How a document leaves: as an attachment, or a PDF into a frame of ours; never sniffed, never run in our origin.</summary>
public static class DocumentDownload
{
    /// <summary>All headers of the response but its length; the web layer decides first who may have it.</summary>
    public static IReadOnlyDictionary<string, string> Headers(StoredDocument document) => new Dictionary<string, string>
    {
        [HeaderNames.ContentType] = document.Type.ContentType(),
        [HeaderNames.ContentDisposition] = Disposition(document.FileName),
        [HeaderNames.XContentTypeOptions] = "nosniff",
        [HeaderNames.ContentSecurityPolicy] = "default-src 'none'; sandbox",
        [HeaderNames.CacheControl] = "private, no-store",
    };

    /// <summary>
    /// The same for a PDF that our own page shows in a frame: nothing of it runs, loads or is framed elsewhere. The browser's viewer is
    /// not bound by it.
    /// </summary>
    public static IReadOnlyDictionary<string, string> FramedHeaders(StoredDocument document) =>
        new Dictionary<string, string>(Headers(document))
        {
            [HeaderNames.ContentDisposition] = Disposition(document.FileName, "inline"),
            [HeaderNames.ContentSecurityPolicy] = "default-src 'none'; frame-ancestors 'self'; sandbox",
            [HeaderNames.XFrameOptions] = "SAMEORIGIN",
        };

    /// <summary>Bytes that <see cref="IsPdf"/> wants to see, fewer where there are no more.</summary>
    public const int HeadBytes = ContentKinds.HeadBytes;

    /// <summary>Whether the content begins as a PDF, whatever its row says.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> head) => ContentKinds.Of(head) == ContentKind.Pdf;

    /// <summary>RFC 6266: an ASCII name for old readers and the whole name in UTF-8 (RFC 5987).</summary>
    public static string Disposition(string fileName, string how = "attachment")
    {
        var header = new ContentDispositionHeaderValue(how);
        header.SetHttpFileName(fileName);
        return header.ToString();
    }

    /// <returns>The content; null when it was deleted. The caller disposes it.</returns>
    public static Task<Stream?> OpenAsync(IBlobStore blobs, StoredDocument document, CancellationToken cancellation = default) =>
        blobs.OpenReadAsync(document.BlobName, 0, cancellation);
}
