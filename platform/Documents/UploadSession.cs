namespace Funding.Platform.Documents;

/// <summary>What a browser announces before it sends chunks.</summary>
/// <param name="Under">Blob prefix of what the document belongs to: <c>documents/{round}/{application}</c> or the like, no slash at its
/// end.</param>
/// <param name="Length">Bytes of the whole file.</param>
/// <param name="ChunkBytes">Bytes of every chunk but the last; <see cref="UploadSessions.MinChunkBytes"/> to
/// <see cref="UploadSessions.MaxChunkBytes"/>.</param>
/// <param name="Sha256">Hex, checked at the end; null when the browser did not hash.</param>
/// <param name="BegunBy">Person id; nobody else may go on with the upload.</param>
public sealed record UploadRequest(
    string Under, DocumentRules Rules, string FileName, string? DeclaredType, long Length, int ChunkBytes, string? Sha256, string BegunBy);

/// <summary>An upload under way or finished; kept until <paramref name="ExpiresAt"/>.</summary>
/// <param name="BegunAt">Decides whether it may still finish after a deadline: the caller judges it.</param>
/// <param name="Attempts">Ids of documents that were about to be written for it; one at most became the outcome.</param>
public sealed record UploadSession(
    string Id,
    UploadRequest Request,
    DateTimeOffset BegunAt,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<string> Attempts,
    UploadOutcome? Outcome)
{
    public int ChunkCount => (int)((Request.Length + Request.ChunkBytes - 1) / Request.ChunkBytes);

    /// <summary>Bytes that chunk <paramref name="index"/> must have.</summary>
    public long ChunkLength(int index) =>
        index == ChunkCount - 1 ? Request.Length - ((long)index * Request.ChunkBytes) : Request.ChunkBytes;

    /// <summary>Where the chunks gather until they are inspected; never served.</summary>
    internal string GatheredName => $"uploads/{Id}";

    internal static string Partition(string id) => $"upload:{id}";
}

/// <summary>How an upload ended: exactly one of the two is set.</summary>
public sealed record UploadOutcome(StoredDocument? Document, IReadOnlyList<Refusal>? Refusals);

/// <param name="Received">Chunks that are there whole, ascending.</param>
/// <param name="Missing">Chunks still to send, ascending; empty once it has finished.</param>
public sealed record UploadStatus(UploadSession Session, IReadOnlyList<int> Received, IReadOnlyList<int> Missing);
