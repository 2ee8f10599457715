namespace Funding.Platform.Storage;

/// <summary>Looks through all that a storage adapter keeps itself. An account of Azure looks after its own.</summary>
public interface IStorageCheck
{
    /// <summary>Reads everything once, page by page, and changes nothing.</summary>
    IAsyncEnumerable<IntegrityFault> FaultsAsync(CancellationToken cancellation = default);
}
