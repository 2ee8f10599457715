using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Funding.Platform.Storage.Azure;

/// <summary>The table and the container, made at the first use and not asked about again.</summary>
internal sealed class AzureClients
{
    private readonly TableClient table;
    private readonly BlobContainerClient container;
    private readonly Once tableMade;
    private readonly Once containerMade;

    public AzureClients(AzureStorageOptions options)
    {
        options.Demand();
        if (options.ConnectionString is { } connection)
        {
            table = new TableClient(connection, options.TableName);
            container = new BlobContainerClient(connection, options.ContainerName);
        }
        else
        {
            var credential = options.Credential ?? new DefaultAzureCredential();
            table = new TableClient(options.TableService!, options.TableName, credential);
            container = new BlobServiceClient(options.BlobService!, credential).GetBlobContainerClient(options.ContainerName);
        }

        tableMade = new Once(() => MakeAsync(() => table.CreateIfNotExistsAsync()));
        containerMade = new Once(() => MakeAsync(() => container.CreateIfNotExistsAsync()));
    }

    public async ValueTask<TableClient> TableAsync(CancellationToken cancellation)
    {
        await tableMade.DoneAsync(cancellation);
        return table;
    }

    public async ValueTask<BlobContainerClient> ContainerAsync(CancellationToken cancellation)
    {
        await containerMade.DoneAsync(cancellation);
        return container;
    }

    /// <summary>
    /// An identity whose rights end at the table and the container makes neither: whether they are there, the first use tells.
    /// </summary>
    private static async Task MakeAsync(Func<Task> make)
    {
        try
        {
            await make();
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
        }
    }

    /// <summary>A failed attempt is forgotten, so that the next call tries again.</summary>
    private sealed class Once(Func<Task> act)
    {
        private readonly Lock gate = new();
        private Task? task;

        public Task DoneAsync(CancellationToken cancellation)
        {
            lock (gate)
            {
                if (task is null || task.IsFaulted || task.IsCanceled)
                    task = act();
                return task.IsCompletedSuccessfully ? task : task.WaitAsync(cancellation);
            }
        }
    }
}
