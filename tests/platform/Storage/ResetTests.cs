namespace Funding.Platform.Tests.Storage;

public sealed class ResetTests(AzuriteParts azurite) : IClassFixture<AzuriteParts>
{
    [Fact]
    public async Task Rows_and_blobs_are_gone_whoever_owns_the_account_stays_and_it_can_be_filled_again()
    {
        var token = TestContext.Current.CancellationToken;
        var (tables, blobs) = (azurite.Storage.Tables, azurite.Storage.Blobs);
        await using var owner = await BlobLeaseOwner.AcquireAsync(azurite.Options, cancellation: token);
        foreach (var partition in new[] { "one", "two" })
        {
            // More than one batch each.
            foreach (var keys in Enumerable.Range(0, 120).Chunk(60))
            {
                await tables.CommitAsync(partition, [.. keys.Select(k => RowCodec.Insert($"row{k:D3}", k))], token);
            }
        }

        await blobs.PutAsync("documents/a", new MemoryStream("content"u8.ToArray()), "text/plain", cancellation: token);
        await AzureStorageReset.EmptyAsync(azurite.Options, token);

        Assert.Empty((await tables.QueryAsync("one", KeyRange.All, cancellation: token)).Rows);
        Assert.Empty((await tables.QueryAsync("two", KeyRange.All, cancellation: token)).Rows);
        Assert.Null(await blobs.FindAsync("documents/a", token));
        Assert.False(owner.Lost.IsCancellationRequested);
        await Assert.ThrowsAsync<StorageOwnedException>(() => BlobLeaseOwner.AcquireAsync(azurite.Options, cancellation: token));

        await tables.CommitAsync("one", [RowCodec.Insert("row000", 1)], token);
        Assert.Single((await tables.QueryAsync("one", KeyRange.All, cancellation: token)).Rows);
    }
}
