namespace Funding.Platform.Tests.Storage;

/// <summary>The same calls cost the same on both adapters, whatever they answer.</summary>
public sealed class MeterTests(SqliteParts sqlite, AzuriteParts azurite) : IClassFixture<SqliteParts>, IClassFixture<AzuriteParts>
{
    [Fact]
    public async Task Both_adapters_count_the_same()
    {
        var here = await CallAsync(sqlite.Storage);
        Assert.Equal(here, await CallAsync(azurite.Storage));
        Assert.Equal(
            [
                (StorageOperation.Get, 2L),
                (StorageOperation.Commit, 4L),
                (StorageOperation.Query, 3L),
                (StorageOperation.BlobRead, 6L),
                (StorageOperation.BlobWrite, 10L),
                (StorageOperation.BlobList, 1L)
            ],
            here);
    }

    [Fact]
    public async Task A_measurement_counts_its_own_flow_and_inner_ones_into_outer_ones()
    {
        var tables = sqlite.Storage.Tables;
        using (StorageMeter.Measure(out var outer))
        {
            await tables.GetAsync("p", "k");
            using (StorageMeter.Measure(out var inner))
            {
                await Task.Run(() => tables.GetAsync("p", "k"));
                Assert.Equal(1, inner.Sum);
            }

            Assert.Equal(2, outer.Sum);
        }

        var total = sqlite.Storage.Meter.Total[StorageOperation.Get];
        await tables.GetAsync("p", "k");
        Assert.Equal(total + 1, sqlite.Storage.Meter.Total[StorageOperation.Get]);
    }

    private static async Task<List<(StorageOperation, long)>> CallAsync(StorageParts storage)
    {
        var (tables, blobs, name) = (storage.Tables, storage.Blobs, StorageParts.Fresh());
        using var measuring = StorageMeter.Measure(out var reading);
        await tables.CommitAsync(name, [.. Enumerable.Range(0, 7).Select(i => RowCodec.Insert($"{i}", i))]);
        await tables.CommitAsync(name, RowCodec.Upsert("1", 1));
        await tables.GetAsync(name, "1");
        await tables.GetAsync(name, "none");
        await Assert.ThrowsAsync<StorageConflictException>(() => tables.CommitAsync(name, RowCodec.Insert("1", 1)));
        await Assert.ThrowsAsync<StorageConflictException>(() => tables.CommitAsync(name, new DeleteRow("none")));
        await Assert.ThrowsAsync<StorageLimitException>(() => tables.CommitAsync(name, new DeleteRow("?")));
        var page = await tables.QueryAsync(name, KeyRange.All, 5);
        await tables.QueryAsync(name, KeyRange.All, 5, page.Continuation);
        await tables.EnumerateAsync(name, KeyRange.Prefix("none")).CountAsync();

        await blobs.PutAsync(name, new PatternStream(10), "text/plain");
        await blobs.PutAsync(name, new PatternStream(StorageLimits.BlockBytes + 1), "text/plain");
        await Assert.ThrowsAsync<StorageConflictException>(() => blobs.PutAsync(
            name, new PatternStream(10), "text/plain", PutMode.IfAbsent));
        await blobs.FindAsync(name);
        await using (await blobs.OpenReadAsync(name))
            await blobs.OpenReadAsync("none");
        await blobs.StageBlockAsync(name, 0, new PatternStream(3));
        await blobs.StageBlockAsync(name, 2, new PatternStream(3));
        await Assert.ThrowsAsync<StorageLimitException>(() => blobs.StageBlockAsync(name, 1, new PatternStream(0)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => blobs.CommitBlocksAsync(name, 3, "text/plain"));
        await blobs.CommitBlocksAsync(name, 1, "text/plain");
        await blobs.ListStagedAsync(name);
        await blobs.ListAsync(name);
        await blobs.DeleteAsync(name);
        await blobs.DeleteAsync("none");
        return [.. Enum.GetValues<StorageOperation>().Select(operation => (operation, reading[operation]))];
    }
}
