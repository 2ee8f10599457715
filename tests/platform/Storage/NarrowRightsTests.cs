using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace Funding.Platform.Tests.Storage;

/// <summary>An identity that may use the table and the container that are there, and make none.</summary>
public sealed class NarrowRightsTests(AzuriteParts azurite) : IClassFixture<AzuriteParts>
{
    [Fact]
    public async Task Rows_and_blobs_of_a_table_and_container_that_are_there_can_be_used_without_the_right_to_make_them()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var options = Fresh();
        await new TableServiceClient(options.ConnectionString).CreateTableAsync(options.TableName, cancellation);
        await new BlobServiceClient(options.ConnectionString).CreateBlobContainerAsync(
            options.ContainerName, cancellationToken: cancellation);

        await using var services = new ServiceCollection()
            .AddAzureStorage(options with { ConnectionString = WithoutKey(options.ConnectionString!) })
            .BuildServiceProvider();
        await services.GetRequiredService<ITableStore>().CommitAsync(
            "p", new InsertRow("k", new Dictionary<string, string> { ["v"] = "1" }), cancellation);
        await services.GetRequiredService<IBlobStore>().PutAsync("b", new MemoryStream([1]), "text/plain", cancellation: cancellation);
        Assert.Equal("1", (await services.GetRequiredService<ITableStore>().GetAsync("p", "k", cancellation))!.Properties["v"]);
        Assert.Equal(1, (await services.GetRequiredService<IBlobStore>().FindAsync("b", cancellation))!.Length);
    }

    [Fact]
    public async Task One_that_is_not_there_is_told_at_its_first_use()
    {
        var options = Fresh();
        await using var services = new ServiceCollection()
            .AddAzureStorage(options with { ConnectionString = WithoutKey(options.ConnectionString!) })
            .BuildServiceProvider();
        var failure = await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => services.GetRequiredService<ITableStore>()
            .CommitAsync("p", new InsertRow("k", new Dictionary<string, string>()), TestContext.Current.CancellationToken));
        Assert.Equal(404, failure.Status);
    }

    private AzureStorageOptions Fresh()
    {
        _ = azurite.Storage;
        return azurite.Options with { TableName = StorageParts.Fresh(), ContainerName = StorageParts.Fresh() };
    }

    /// <summary>The account by a signature for objects alone, in place of its key.</summary>
    private static string WithoutKey(string connection)
    {
        var account = Regex.Match(connection, "AccountName=([^;]+)").Groups[1].Value;
        var key = Regex.Match(connection, "AccountKey=([^;]+)").Groups[1].Value;
        var signature = new AccountSasBuilder(
            AccountSasPermissions.All,
            DateTimeOffset.UtcNow.AddHours(1),
            AccountSasServices.Blobs | AccountSasServices.Tables,
            AccountSasResourceTypes.Object)
        { Protocol = SasProtocol.HttpsAndHttp }
            .ToSasQueryParameters(new StorageSharedKeyCredential(account, key));
        return Regex.Replace(connection, "AccountKey=[^;]+;", "") + $"SharedAccessSignature={signature};";
    }
}
