using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace Funding.Platform.Storage.Azure;

/// <summary>Empties one table and one container; who calls it holds the lease on them.</summary>
public static class AzureStorageReset
{
    private const int RowsInBatch = 100;

    public static async Task EmptyAsync(AzureStorageOptions options, CancellationToken cancellation = default)
    {
        var clients = new AzureClients(options);
        var table = await clients.TableAsync(cancellation);
        await foreach (var page in table.QueryAsync<TableEntity>(
            maxPerPage: 1000, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation).AsPages())
        {
            foreach (var rows in page.Values.GroupBy(r => r.PartitionKey, StringComparer.Ordinal).SelectMany(g => g.Chunk(RowsInBatch)))
                await table.SubmitTransactionAsync(
                    rows.Select(r => new TableTransactionAction(TableTransactionActionType.Delete, r, ETag.All)), cancellation);
        }

        var container = await clients.ContainerAsync(cancellation);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions(), cancellation))
        {
            // The owner's own blob is leased.
            if (blob.Name != BlobLeaseOwner.BlobName)
                await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
        }
    }
}
