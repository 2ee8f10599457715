namespace Funding.Platform.Tests.Storage;

public abstract class VersionSuite(StorageParts storage)
{
    private static readonly Dictionary<string, string> One = new() { ["v"] = "1" };
    private readonly string partition = StorageParts.Fresh();

    [Fact]
    public async Task Each_commit_gives_its_partition_a_version_that_it_never_had()
    {
        var seen = new List<string> { await VersionAsync() };
        for (var i = 0; i < 5; i++)
        {
            await storage.Tables.CommitAsync(partition, new UpsertRow("row", One));
            seen.Add(await VersionAsync());
            Assert.Equal(seen[^1], await VersionAsync());
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_commit_elsewhere_and_one_that_is_refused_leave_the_version()
    {
        await storage.Tables.CommitAsync(partition, new InsertRow("row", One));
        var before = await VersionAsync();

        await storage.Tables.CommitAsync(partition + "x", new InsertRow("row", One));
        await Assert.ThrowsAsync<StorageConflictException>(() => storage.Tables.CommitAsync(partition, new InsertRow("row", One)));

        Assert.Equal(before, await VersionAsync());
    }

    [Fact]
    public async Task A_commit_of_as_many_rows_as_may_be_has_room_for_the_version_and_no_query_gives_it_out()
    {
        var before = await VersionAsync();
        await storage.Tables.CommitAsync(
            partition, [.. Enumerable.Range(0, StorageLimits.RowsPerBatch).Select(i => new InsertRow($"k{i:D2}", One))]);

        Assert.NotEqual(before, await VersionAsync());
        Assert.Equal(
            Enumerable.Range(0, StorageLimits.RowsPerBatch).Select(i => $"k{i:D2}"),
            await storage.Tables.EnumerateAsync(partition, KeyRange.All).Select(row => row.Key).ToListAsync());
        Assert.Equal(7, (await storage.Tables.QueryAsync(partition, new KeyRange("k", null), 7)).Rows.Count);
    }

    [Fact]
    public async Task It_costs_a_transaction_at_most()
    {
        using (StorageMeter.Measure(out var reading))
        {
            await VersionAsync();
            Assert.InRange(reading.Sum, 0, 1);
        }
    }

    private Task<string> VersionAsync() => storage.Versions.OfAsync(partition);
}
