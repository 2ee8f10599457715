[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Funding.Platform.Tests.Storage;

public sealed class CommitOnAzurite(AzuriteParts azurite) : CommitSuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class QueryOnAzurite(AzuriteParts azurite) : QuerySuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class LimitsOnAzurite(AzuriteParts azurite) : LimitSuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class VersionsOnAzurite(AzuriteParts azurite) : VersionSuite(azurite.Storage), IClassFixture<AzuriteParts>
{
    [Fact]
    public async Task What_another_process_commits_gives_a_version_too()
    {
        var partition = StorageParts.Fresh();
        await using var other = AzuriteParts.On(azurite.Options);
        var before = await azurite.Storage.Versions.OfAsync(partition);

        await other.Tables.CommitAsync(partition, new InsertRow("row", new Dictionary<string, string>()));

        Assert.NotEqual(before, await azurite.Storage.Versions.OfAsync(partition));
    }
}

public sealed class BlobsOnAzurite(AzuriteParts azurite) : BlobSuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class BlocksOnAzurite(AzuriteParts azurite) : BlockSuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class BlobNamesOnAzurite(AzuriteParts azurite) : BlobNameSuite(azurite.Storage), IClassFixture<AzuriteParts>;

[Collection(Alone.Name)]
public sealed class BlobMemoryOnAzurite(AzuriteParts azurite) : BlobMemorySuite(azurite.Storage), IClassFixture<AzuriteParts>;

public sealed class ModelOnAzurite(AzuriteParts azurite) : ModelSuite(azurite.Storage, 15), IClassFixture<AzuriteParts>;
