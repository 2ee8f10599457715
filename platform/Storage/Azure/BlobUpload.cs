using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Funding.Platform.Storage.Azure;

/// <summary>
/// One whole blob from a stream of unknown length: up to one block in one request, more block by block and then committed.
/// </summary>
internal sealed class BlobUpload(string name, BlockBlobClient blob, string contentType, PutMode mode, Action count)
{
    private readonly BlobHttpHeaders headers = new() { ContentType = contentType };
    private readonly BlobRequestConditions? conditions = mode == default
        ? null
        : new() { IfNoneMatch = mode.OnlyIfAbsent ? ETag.All : null, IfMatch = mode.ETag is { } etag ? new ETag(etag) : null };
    private readonly List<string> blocks = [];
    private long length;

    public async Task<BlobFacts> RunAsync(Stream content, CancellationToken cancellation)
    {
        try
        {
            return await SendAsync(content, cancellation);
        }
        catch (RequestFailedException problem) when (problem.Status is 409 or 412 && mode != default)
        {
            throw new StorageConflictException("", name, mode.OnlyIfAbsent ? ConflictKind.Exists : ConflictKind.Changed, 0);
        }
        catch (RequestFailedException problem) when (problem.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            throw new StorageConflictException("", name, ConflictKind.Changed, 0);
        }
    }

    private async Task<BlobFacts> SendAsync(Stream content, CancellationToken cancellation)
    {
        var block = await BlockBuffer.ReadAsync(content, cancellation);
        try
        {
            while (block.Length == StorageLimits.BlockBytes)
            {
                var next = await BlockBuffer.ReadAsync(content, cancellation);
                try
                {
                    if (next.Length == 0)
                        break;
                    await StageAsync(block, cancellation);
                }
                catch
                {
                    next.Dispose();
                    throw;
                }

                block.Dispose();
                block = next;
            }

            return blocks.Count == 0 ? await PutWholeAsync(block, cancellation) : await CommitAsync(block, cancellation);
        }
        finally
        {
            block.Dispose();
        }
    }

    private async Task<BlobFacts> PutWholeAsync(BlockBuffer block, CancellationToken cancellation)
    {
        count();
        var done = await blob.UploadAsync(
            block.AsStream(), new BlobUploadOptions { HttpHeaders = headers, Conditions = conditions }, cancellation);
        return new(name, block.Length, contentType, done.Value.ETag.ToString("H"));
    }

    private async Task<BlobFacts> CommitAsync(BlockBuffer last, CancellationToken cancellation)
    {
        await StageAsync(last, cancellation);
        count();
        var done = await blob.CommitBlockListAsync(
            blocks, new CommitBlockListOptions { HttpHeaders = headers, Conditions = conditions }, cancellation);
        return new(name, length, contentType, done.Value.ETag.ToString("H"));
    }

    private async Task StageAsync(BlockBuffer block, CancellationToken cancellation)
    {
        // Never a number, so that these are told apart from the blocks staged by index.
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes("p" + Guid.NewGuid().ToString("N")[1..]));
        count();
        await blob.StageBlockAsync(id, block.AsStream(), cancellationToken: cancellation);
        blocks.Add(id);
        length += block.Length;
    }
}
