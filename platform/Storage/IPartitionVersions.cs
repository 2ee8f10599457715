namespace Funding.Platform.Storage;

/// <summary>Tells whether anything was written to a partition since, so that what was made of its rows may be kept.</summary>
public interface IPartitionVersions
{
    /// <summary>
    /// Another text after each commit, of whichever process; read before the rows, so that rows newer than the text are made of once more.
    /// One transaction at most.
    /// </summary>
    /// <param name="partition">One that <see cref="VersionedPartitions"/> names.</param>
    Task<string> OfAsync(string partition, CancellationToken cancellation = default);
}

/// <summary>Which partitions have a version: each of their commits writes a row more where a process cannot know of another's.</summary>
/// <param name="Has">Asked for each commit.</param>
public sealed record VersionedPartitions(Func<string, bool> Has)
{
    public static readonly VersionedPartitions None = new(_ => false);

    /// <exception cref="ArgumentException">It has none.</exception>
    public void Demand(string partition)
    {
        if (!Has(partition))
            throw new ArgumentException($"The partition {partition} has no version.", nameof(partition));
    }
}
