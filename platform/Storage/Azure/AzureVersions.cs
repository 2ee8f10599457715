using Azure.Data.Tables;

namespace Funding.Platform.Storage.Azure;

/// <summary>
/// A row of the partition that each commit to it writes too: processes know nothing of each other. Its key is none that a row of ours may
/// have, and no query gives it out.
/// </summary>
internal sealed class AzureVersions(AzureClients clients, VersionedPartitions versioned, StorageMeter meter) : IPartitionVersions
{
    public const string Key = "!version";

    private readonly SharedReads<string> shared = new();

    public Task<string> OfAsync(string partition, CancellationToken cancellation = default)
    {
        versioned.Demand(partition);
        return shared.ReadAsync(partition, () => ReadAsync(partition), cancellation);
    }

    public static TableTransactionAction Write(string partition) =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, Key));

    // What several share is not the first one's to break off.
    private async Task<string> ReadAsync(string partition)
    {
        var table = await clients.TableAsync(CancellationToken.None);
        meter.Count(StorageOperation.Get);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, Key);
        return found.HasValue ? found.Value!.ETag.ToString() : "";
    }
}
