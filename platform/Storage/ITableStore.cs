namespace Funding.Platform.Storage;

/// <summary>
/// The meaning of Azure Tables, small: rows by partition and key, ETags, an atomic batch inside one partition, range queries
/// with continuation. Every adapter enforces the limits of <see cref="StorageLimits"/> and counts into <see cref="StorageMeter"/>.
/// </summary>
public interface ITableStore
{
    /// <returns>Null when absent.</returns>
    Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default);

    /// <summary>Applies 1 to 99 changes of distinct keys, together at most 4 MiB, as one transaction.</summary>
    /// <returns>The new ETag of each change in order; empty for a deletion.</returns>
    /// <exception cref="StorageConflictException">A condition did not hold; nothing was written.</exception>
    /// <exception cref="StorageLimitException">A limit would be passed; nothing was written.</exception>
    Task<IReadOnlyList<string>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default);

    /// <summary>One page of at most <paramref name="pageSize"/> (1 to 1,000) rows in key order; one transaction.</summary>
    Task<RowPage> QueryAsync(
        string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default);
}

/// <summary>What a row must be for the change to happen.</summary>
public enum ConflictKind
{
    Exists,
    Absent,
    Changed,
}

/// <summary>The condition of a change did not hold. <see cref="ChangeIndex"/> is its place in the batch.</summary>
public sealed class StorageConflictException(string partition, string key, ConflictKind kind, int changeIndex)
    : Exception($"{kind}: {partition} / {key}")
{
    public string Partition { get; } = partition;

    public string Key { get; } = key;

    public ConflictKind Kind { get; } = kind;

    public int ChangeIndex { get; } = changeIndex;
}

/// <summary>A limit of the port would be passed.</summary>
public sealed class StorageLimitException(string limit, string message) : Exception(message)
{
    /// <summary>Name of the member of <see cref="StorageLimits"/>.</summary>
    public string Limit { get; } = limit;
}
