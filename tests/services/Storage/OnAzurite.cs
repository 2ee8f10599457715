[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Funding.Services.Tests.Storage;

public sealed class AzuriteParts(AzuriteFixture azurite) : IAsyncLifetime
{
    private Exception? missing;
    private StorageParts? storage;

    public StorageParts Storage => storage ?? throw missing!;

    public AzureStorageOptions Options { get; private set; } = new();

    public static StorageParts On(AzureStorageOptions options) =>
        new(new ServiceCollection().AddAzureStorage(options).BuildServiceProvider());

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

public sealed class CommitOnAzurite(AzuriteParts azurite) : CommitSuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class QueryOnAzurite(AzuriteParts azurite) : QuerySuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class LimitsOnAzurite(AzuriteParts azurite) : LimitSuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class BlobsOnAzurite(AzuriteParts azurite) : BlobSuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class BlocksOnAzurite(AzuriteParts azurite) : BlockSuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class BlobNamesOnAzurite(AzuriteParts azurite) : BlobNameSuite(azurite.Storage), IClassFixture<AzuriteParts>;

[Collection(Alone.Name)]
public sealed class BlobMemoryOnAzurite(AzuriteParts azurite) : BlobMemorySuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class ModelOnAzurite(AzuriteParts azurite) : ModelSuite(azurite.Storage, 15), IClassFixture<AzuriteParts>;
