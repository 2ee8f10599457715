namespace Funding.Platform.Storage;

/// <summary>
/// Streamed blobs by name ('/' separates folders). A large upload is staged in blocks and becomes visible at the commit.
/// Content is never held whole in memory.
/// </summary>
public interface IBlobStore
{
    /// <summary>Writes the blob whole; readers see the old content or the new.</summary>
    /// <exception cref="StorageConflictException">What <paramref name="mode"/> asks for is not so.</exception>
    Task<BlobFacts> PutAsync(
        string name, Stream content, string contentType, PutMode mode = default, CancellationToken cancellation = default);

    /// <returns>Null when absent.</returns>
    Task<BlobFacts?> FindAsync(string name, CancellationToken cancellation = default);

    /// <summary>A forward stream from <paramref name="offset"/>; the caller disposes it.</summary>
    /// <returns>Null when absent.</returns>
    /// <exception cref="MissingContentException">The blob is there and its content is lost.</exception>
    Task<Stream?> OpenReadAsync(string name, long offset = 0, CancellationToken cancellation = default);

    /// <summary>Removes the blob; an absent one is no error.</summary>
    Task DeleteAsync(string name, CancellationToken cancellation = default);

    /// <summary>One page of names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    Task<BlobPage> ListAsync(string prefix, string? continuation = null, CancellationToken cancellation = default);

    /// <summary>
    /// Stages block <paramref name="index"/> (0 to 49,999) of at most <see cref="StorageLimits.BlockBytes"/>; staging it again replaces it.
    /// </summary>
    Task StageBlockAsync(string name, int index, Stream content, CancellationToken cancellation = default);

    /// <summary>Sizes of the staged blocks by index.</summary>
    Task<IReadOnlyDictionary<int, long>> ListStagedAsync(string name, CancellationToken cancellation = default);

    /// <summary>Makes blocks 0 to <paramref name="blockCount"/> - 1 the blob's content and forgets the other staged blocks.</summary>
    /// <exception cref="InvalidOperationException">A block is missing.</exception>
    Task<BlobFacts> CommitBlocksAsync(string name, int blockCount, string contentType, CancellationToken cancellation = default);
}

/// <summary>On what condition a blob is written; by default on none.</summary>
/// <param name="ETag">Of the blob to be replaced; null for any.</param>
public readonly record struct PutMode(string? ETag, bool OnlyIfAbsent)
{
    public static PutMode IfAbsent => new(null, true);

    /// <summary>Only over what was found; null where nothing was.</summary>
    public static PutMode Over(BlobFacts? found) => new(found?.ETag, found is null);
}

public sealed record BlobFacts(string Name, long Length, string ContentType, string ETag);

/// <param name="Continuation">Null when nothing follows.</param>
public sealed record BlobPage(IReadOnlyList<BlobFacts> Blobs, string? Continuation);
