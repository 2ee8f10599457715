using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Funding.Platform.Storage.Azure;

/// <summary>Block blobs of one container. At most one block is in memory for each upload.</summary>
internal sealed class AzureBlobStore(AzureClients clients, StorageMeter meter) : IBlobStore
{
    private const int PageSize = 1000;

    public async Task<BlobFacts> PutAsync(
        string name, Stream content, string contentType, PutMode mode = default, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        var upload = new BlobUpload(
            name, await BlobAsync(name, cancellation), contentType, mode, () => meter.Count(StorageOperation.BlobWrite));
        return await upload.RunAsync(content, cancellation);
    }

    public async Task<BlobFacts?> FindAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        var blob = await BlobAsync(name, cancellation);
        meter.Count(StorageOperation.BlobRead);
        try
        {
            var found = (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value;
            return new(name, found.ContentLength, found.ContentType, found.ETag.ToString("H"));
        }
        catch (RequestFailedException problem) when (problem.Status == 404)
        {
            return null;
        }
    }

    public async Task<Stream?> OpenReadAsync(string name, long offset = 0, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var blob = await BlobAsync(name, cancellation);
        meter.Count(StorageOperation.BlobRead);
        var options = new BlobDownloadOptions { Range = offset == 0 ? default : new HttpRange(offset) };
        try
        {
            return (await blob.DownloadStreamingAsync(options, cancellation)).Value.Content;
        }
        catch (RequestFailedException problem) when (problem.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException problem) when (problem.Status == 416)
        {
            return Stream.Null;
        }
    }

    public async Task DeleteAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        var blob = await BlobAsync(name, cancellation);
        meter.Count(StorageOperation.BlobWrite);
        await blob.DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    public async Task<BlobPage> ListAsync(string prefix, string? continuation = null, CancellationToken cancellation = default)
    {
        BlobChecks.Prefix(prefix);
        var token = Continuation.Decode(continuation);
        var container = await clients.ContainerAsync(cancellation);
        meter.Count(StorageOperation.BlobList);
        try
        {
            await foreach (var page in container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellation).AsPages(
                token, PageSize))
                return new BlobPage([.. page.Values.Select(Facts)], Continuation.Encode(page.ContinuationToken));
            return new BlobPage([], null);
        }
        catch (RequestFailedException problem) when (token is not null && problem.Status == 400)
        {
            throw Continuation.Unknown();
        }
    }

    public async Task StageBlockAsync(string name, int index, Stream content, CancellationToken cancellation = default)
    {
        BlobChecks.Block(name, index);
        using var block = await BlockBuffer.ReadAsync(content, cancellation);
        if (block.Length == StorageLimits.BlockBytes && await content.ReadAsync(new byte[1], cancellation) > 0)
            BlobChecks.BlockLength(StorageLimits.BlockBytes + 1);
        BlobChecks.BlockLength(block.Length);
        var blob = await BlobAsync(name, cancellation);
        meter.Count(StorageOperation.BlobWrite);
        await blob.StageBlockAsync(BlockId(index), block.AsStream(), cancellationToken: cancellation);
    }

    public async Task<IReadOnlyDictionary<int, long>> ListStagedAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        var blob = await BlobAsync(name, cancellation);
        meter.Count(StorageOperation.BlobRead);
        try
        {
            var list = await blob.GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellation);
            return list.Value.UncommittedBlocks.Select(b => (Index: IndexOf(b.Name), b.SizeLong))
                .Where(b => b.Index >= 0)
                .ToDictionary(b => b.Index, b => b.SizeLong);
        }
        catch (RequestFailedException problem) when (problem.Status == 404)
        {
            return new Dictionary<int, long>();
        }
    }

    public async Task<BlobFacts> CommitBlocksAsync(
        string name, int blockCount, string contentType, CancellationToken cancellation = default)
    {
        var staged = await ListStagedAsync(name, cancellation);
        BlobChecks.Complete(name, blockCount, staged);
        var blocks = Enumerable.Range(0, blockCount).ToList();
        var blob = await BlobAsync(name, cancellation);
        meter.Count(StorageOperation.BlobWrite);
        try
        {
            var headers = new BlobHttpHeaders { ContentType = contentType };
            var done = await blob.CommitBlockListAsync(
                blocks.Select(BlockId), new CommitBlockListOptions { HttpHeaders = headers }, cancellation);
            return new(name, blocks.Sum(block => staged[block]), contentType, done.Value.ETag.ToString("H"));
        }
        catch (RequestFailedException problem) when (problem.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            throw new InvalidOperationException($"A block of '{name}' was replaced or committed meanwhile.", problem);
        }
    }

    private static BlobFacts Facts(BlobItem item) =>
        new(item.Name, item.Properties.ContentLength ?? 0, item.Properties.ContentType ?? "", item.Properties.ETag?.ToString("H") ?? "");

    // All ids of a blob must have one length: these are as long as those of BlobUpload.
    private static string BlockId(int index) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(index.ToString("D32", CultureInfo.InvariantCulture)));

    private static int IndexOf(string blockId) =>
        int.TryParse(
            Encoding.ASCII.GetString(Convert.FromBase64String(blockId)),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index) ? index : -1;

    private async ValueTask<BlockBlobClient> BlobAsync(string name, CancellationToken cancellation) =>
        (await clients.ContainerAsync(cancellation)).GetBlockBlobClient(name);
}
