namespace Funding.Platform.Tests.Storage;

public abstract class BlockSuite(StorageParts storage)
{
    private readonly IBlobStore blobs = storage.Blobs;
    private readonly string name = StorageParts.Fresh() + "/upload";

    [Fact]
    public async Task Blocks_staged_out_of_order_are_joined_in_order()
    {
        foreach (var block in new[] { 2, 0, 1 })
            await StageAsync(block, (byte)block, 3);
        Assert.Null(await blobs.FindAsync(name));
        Assert.Equal([(0, 3L), (1, 3L), (2, 3L)], (await blobs.ListStagedAsync(name)).OrderBy(b => b.Key).Select(b => (b.Key, b.Value)));

        var facts = await blobs.CommitBlocksAsync(name, 3, "image/png");
        Assert.Equal((name, 9L, "image/png"), (facts.Name, facts.Length, facts.ContentType));
        Assert.Equal(facts, await blobs.FindAsync(name));
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2], await ReadAsync());
        Assert.Empty(await blobs.ListStagedAsync(name));
    }

    [Fact]
    public async Task A_block_staged_again_replaces_the_first()
    {
        await StageAsync(0, 7, 100);
        await StageAsync(0, 8, 2);
        Assert.Equal(2, Assert.Single(await blobs.ListStagedAsync(name)).Value);
        await blobs.CommitBlocksAsync(name, 1, "image/png");
        Assert.Equal([8, 8], await ReadAsync());
    }

    [Fact]
    public async Task A_missing_block_refuses_the_commit_and_keeps_the_others()
    {
        await StageAsync(0, 1, 1);
        await StageAsync(2, 1, 1);
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => blobs.CommitBlocksAsync(name, 3, "image/png"));
        Assert.Contains("Block 1", problem.Message, StringComparison.Ordinal);
        Assert.Null(await blobs.FindAsync(name));

        await StageAsync(1, 5, 1);
        await blobs.CommitBlocksAsync(name, 3, "image/png");
        Assert.Equal([1, 5, 1], await ReadAsync());
    }

    [Fact]
    public async Task Blocks_past_the_count_are_forgotten()
    {
        await StageAsync(0, 1, 1);
        await StageAsync(1, 2, 1);
        await blobs.CommitBlocksAsync(name, 1, "image/png");
        Assert.Equal([1], await ReadAsync());
        Assert.Empty(await blobs.ListStagedAsync(name));
    }

    [Fact]
    public async Task Committing_twice_is_refused_the_second_time()
    {
        await StageAsync(0, 1, 1);
        await blobs.CommitBlocksAsync(name, 1, "image/png");
        await Assert.ThrowsAsync<InvalidOperationException>(() => blobs.CommitBlocksAsync(name, 1, "image/png"));
        Assert.Equal([1], await ReadAsync());
    }

    [Fact]
    public async Task Staging_over_a_blob_leaves_it_readable_until_the_commit()
    {
        await blobs.PutAsync(name, new MemoryStream([9]), "image/png");
        await StageAsync(0, 1, 1);
        Assert.Equal([9], await ReadAsync());
        await blobs.CommitBlocksAsync(name, 1, "image/png");
        Assert.Equal([1], await ReadAsync());
    }

    [Fact]
    public async Task Nothing_staged_is_an_empty_list() => Assert.Empty(await blobs.ListStagedAsync(name));

    [Fact]
    public async Task No_blocks_make_an_empty_blob()
    {
        Assert.Equal(0, (await blobs.CommitBlocksAsync(name, 0, "text/plain")).Length);
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task A_block_at_the_limit_and_one_byte_past_it()
    {
        await blobs.StageBlockAsync(name, 0, new PatternStream(StorageLimits.BlockBytes));
        foreach (var wrong in new[] { 0, StorageLimits.BlockBytes + 1 })
        {
            var problem = await Assert.ThrowsAsync<StorageLimitException>(() => blobs.StageBlockAsync(name, 1, new PatternStream(wrong)));
            Assert.Equal(nameof(StorageLimits.BlockBytes), problem.Limit);
        }

        Assert.Equal([0], (await blobs.ListStagedAsync(name)).Keys);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => StageAsync(-1, 0, 1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => StageAsync(50_000, 0, 1));
    }

    [Fact]
    public async Task Blocks_staged_all_at_once_are_all_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => StageAsync(i, (byte)i, 1))));
        await blobs.CommitBlocksAsync(name, 20, "image/png");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (byte)i), await ReadAsync());
    }

    private Task StageAsync(int block, byte content, int length) =>
        blobs.StageBlockAsync(name, block, new MemoryStream([.. Enumerable.Repeat(content, length)]));

    private async Task<byte[]> ReadAsync()
    {
        await using var read = (await blobs.OpenReadAsync(name))!;
        var copy = new MemoryStream();
        await read.CopyToAsync(copy);
        return copy.ToArray();
    }
}
