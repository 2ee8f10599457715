using Microsoft.Net.Http.Headers;

namespace Funding.Platform.Documents;

/// <summary>How a document leaves: always as an attachment, never sniffed, never run in our origin.</summary>
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

    /// <summary>RFC 6266: an ASCII name for old readers and the whole name in UTF-8 (RFC 5987).</summary>
    public static string Disposition(string fileName)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(fileName);
        return header.ToString();
    }

    /// <returns>The content; null when it was deleted. The caller disposes it.</returns>
    public static Task<Stream?> OpenAsync(IBlobStore blobs, StoredDocument document, CancellationToken cancellation = default) =>
        blobs.OpenReadAsync(document.BlobName, 0, cancellation);
}
