namespace Funding.Platform.Storage.Azure;

/// <summary>Up to one block of a stream, in a rented array.</summary>
internal sealed class BlockBuffer : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(StorageLimits.BlockBytes);

    public int Length { get; private set; }

    public static async Task<BlockBuffer> ReadAsync(Stream content, CancellationToken cancellation)
    {
        var buffer = new BlockBuffer();
        try
        {
            buffer.Length = await content.ReadAtLeastAsync(
                buffer.bytes.AsMemory(0, StorageLimits.BlockBytes), StorageLimits.BlockBytes, throwOnEndOfStream: false, cancellation);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    public MemoryStream AsStream() => new(bytes, 0, Length, writable: false);

    public void Dispose()
    {
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }
}
