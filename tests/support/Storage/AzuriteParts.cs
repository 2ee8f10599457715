namespace Funding.Tests.Support.Storage;

public sealed class AzuriteParts(AzuriteFixture azurite) : IAsyncLifetime
{
    private Exception? missing;
    private StorageParts? storage;

    public StorageParts Storage => storage ?? throw missing!;

    public AzureStorageOptions Options { get; private set; } = new();

    public static StorageParts On(AzureStorageOptions options) =>
        new(new ServiceCollection().AddSingleton(StorageParts.AllVersioned).AddAzureStorage(options).BuildServiceProvider());

    public async ValueTask InitializeAsync()
    {
        try
        {
            storage = On(Options = await azurite.FreshAsync());
        }
        catch (Exception problem)
        {
            // Told by each test, so that every one is skipped or fails by its own name.
            missing = problem;
        }
    }

    public ValueTask DisposeAsync() => storage?.DisposeAsync() ?? ValueTask.CompletedTask;
}
