namespace Funding.Platform.Storage;

public static class BlobStoreExtensions
{
    /// <summary>
    /// All blobs whose names begin with <paramref name="prefix"/>, in ordinal order, page by page; deleting them on the way is safe.
    /// </summary>
    public static async IAsyncEnumerable<BlobFacts> EnumerateAsync(
        this IBlobStore blobs, string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? continuation = null;
        do
        {
            var page = await blobs.ListAsync(prefix, continuation, cancellation);
            foreach (var blob in page.Blobs)
                yield return blob;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
