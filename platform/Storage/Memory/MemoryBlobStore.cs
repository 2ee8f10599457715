namespace Funding.Platform.Storage.Memory;

/// <summary>Content whole in memory: what rehearsals upload is small.</summary>
internal sealed class MemoryBlobStore(StorageMeter meter) : IBlobStore
{
    private const int PageSize = 1000;
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, (BlobFacts Facts, byte[] Content)> blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, byte[]>> staged = new(StringComparer.Ordinal);
    private long last;

    public async Task<BlobFacts> PutAsync(
        string name, Stream content, string contentType, PutMode mode = default, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        var bytes = await BytesAsync(content, cancellation);
        meter.CountPut(bytes.Length);
        return Publish(name, bytes, contentType, mode);
    }

    public Task<BlobFacts?> FindAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        meter.Count(StorageOperation.BlobRead);
        lock (gate)
            return Task.FromResult(blobs.TryGetValue(name, out var found) ? found.Facts : null);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the stream.")]
    public Task<Stream?> OpenReadAsync(string name, long offset = 0, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        meter.Count(StorageOperation.BlobRead);
        lock (gate)
        {
            return Task.FromResult<Stream?>(blobs.TryGetValue(name, out var found)
                ? new MemoryStream(found.Content, writable: false) { Position = Math.Min(offset, found.Content.Length) } : null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        meter.Count(StorageOperation.BlobWrite);
        lock (gate)
            blobs.Remove(name);
        return Task.CompletedTask;
    }

    public Task<BlobPage> ListAsync(string prefix, string? continuation = null, CancellationToken cancellation = default)
    {
        BlobChecks.Prefix(prefix);
        var after = Continuation.Decode(continuation);
        meter.Count(StorageOperation.BlobList);
        lock (gate)
        {
            List<BlobFacts> found =
            [
                .. blobs.Where(b => b.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(b.Key, after) > 0)
                    .Select(b => b.Value.Facts).Take(PageSize + 1),
            ];
            return Task.FromResult(found.Count > PageSize
                ? new BlobPage([.. found.Take(PageSize)], Continuation.Encode(found[PageSize - 1].Name)) : new BlobPage(found, null));
        }
    }

    public async Task StageBlockAsync(string name, int index, Stream content, CancellationToken cancellation = default)
    {
        BlobChecks.Block(name, index);
        var bytes = await BytesAsync(content, cancellation);
        BlobChecks.BlockLength(bytes.Length);
        meter.Count(StorageOperation.BlobWrite);
        lock (gate)
            BlocksOf(name)[index] = bytes;
    }

    public Task<IReadOnlyDictionary<int, long>> ListStagedAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        meter.Count(StorageOperation.BlobRead);
        lock (gate)
            return Task.FromResult<IReadOnlyDictionary<int, long>>(BlocksOf(name).ToDictionary(b => b.Key, b => (long)b.Value.Length));
    }

    public Task<BlobFacts> CommitBlocksAsync(
        string name, int blockCount, string contentType, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        meter.Count(StorageOperation.BlobRead);
        byte[] joined;
        lock (gate)
        {
            var blocks = BlocksOf(name);
            BlobChecks.Complete(name, blockCount, blocks.ToDictionary(b => b.Key, b => (long)b.Value.Length));
            joined = [.. blocks.Where(b => b.Key < blockCount).SelectMany(b => b.Value)];
        }

        meter.Count(StorageOperation.BlobWrite);
        return Task.FromResult(Publish(name, joined, contentType, default));
    }

    private BlobFacts Publish(string name, byte[] content, string contentType, PutMode mode)
    {
        lock (gate)
        {
            var found = blobs.TryGetValue(name, out var old) ? old.Facts : null;
            if (found is not null && mode.OnlyIfAbsent)
                throw new StorageConflictException("", name, ConflictKind.Exists, 0);
            if (mode.ETag is { } expected && found?.ETag != expected)
                throw new StorageConflictException("", name, ConflictKind.Changed, 0);
            var facts = new BlobFacts(name, content.Length, contentType, (++last).ToString(CultureInfo.InvariantCulture));
            blobs[name] = (facts, content);
            staged.Remove(name);
            return facts;
        }
    }

    private SortedDictionary<int, byte[]> BlocksOf(string name) =>
        staged.TryGetValue(name, out var blocks) ? blocks : staged[name] = [];

    private static async Task<byte[]> BytesAsync(Stream content, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellation);
        return copy.ToArray();
    }
}
