using Azure.Storage.Queues;
using DurableTask.AzureStorage;
using DurableTask.Core;

namespace Funding.Functions.Tests.Orchestration;

/// <summary>Where Durable Task keeps histories and messages.</summary>
internal interface IDurableBackend : IAsyncDisposable
{
    /// <summary>No message lies there that nobody has picked up.</summary>
    Task<bool> IsEmptyAsync();

    /// <summary>The same content at every opening.</summary>
    Task<(IOrchestrationService Service, IOrchestrationServiceClient Client)> OpenAsync();
}

/// <summary>The test host's own, in memory.</summary>
internal sealed class MemoryBackend : IDurableBackend
{
    private readonly InMemoryOrchestrationService service = new();

    // Picked up at once.
    public Task<bool> IsEmptyAsync() => Task.FromResult(true);

    public Task<(IOrchestrationService Service, IOrchestrationServiceClient Client)> OpenAsync() =>
        Task.FromResult<(IOrchestrationService, IOrchestrationServiceClient)>((service, service));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The one that Durable Functions uses, on Azurite, with a task hub of its own.</summary>
internal sealed class StorageBackend(AzuriteFixture azurite) : IDurableBackend
{
    private readonly string hub = $"t{Guid.NewGuid():N}"[..20];

    public async Task<bool> IsEmptyAsync()
    {
        var queues = new QueueServiceClient(await azurite.ConnectionStringAsync());
        foreach (var name in (string[])[$"{hub}-control-00", $"{hub}-workitems"])
        {
            if ((await queues.GetQueueClient(name).GetPropertiesAsync()).Value.ApproximateMessagesCount > 0)
                return false;
        }

        return true;
    }

    public async Task<(IOrchestrationService Service, IOrchestrationServiceClient Client)> OpenAsync()
    {
        var service = new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
        {
            StorageAccountClientProvider = new StorageAccountClientProvider(await azurite.ConnectionStringAsync()),
            TaskHubName = hub,
            PartitionCount = 1,
            MaxQueuePollingInterval = TimeSpan.FromMilliseconds(100),
            UseAppLease = false,
        });
        await service.CreateIfNotExistsAsync();
        return (service, service);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
