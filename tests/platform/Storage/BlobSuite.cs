namespace Funding.Platform.Tests.Storage;

public abstract class BlobSuite(StorageParts storage)
{
    private readonly IBlobStore blobs = storage.Blobs;
    private readonly string folder = StorageParts.Fresh() + "/";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(StorageLimits.BlockBytes)]
    [InlineData(StorageLimits.BlockBytes + 1)]
    public async Task Content_comes_back_as_it_was(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var facts = await blobs.PutAsync(folder + "a", new MemoryStream(content), "application/pdf");
        Assert.Equal((folder + "a", length, "application/pdf"), (facts.Name, (int)facts.Length, facts.ContentType));
        Assert.Equal(facts, await blobs.FindAsync(folder + "a"));
        Assert.Equal(content, await ReadAsync("a"));
        Assert.Equal(content[(length / 2)..], await ReadAsync("a", length / 2));
        Assert.Empty(await ReadAsync("a", length));
        Assert.Empty(await ReadAsync("a", length + 5L));
    }

    [Fact]
    public async Task An_absent_blob_is_null()
    {
        Assert.Null(await blobs.FindAsync(folder + "nobody"));
        Assert.Null(await blobs.OpenReadAsync(folder + "nobody"));
        await blobs.DeleteAsync(folder + "nobody");
    }

    [Fact]
    public async Task Overwriting_replaces_content_type_and_etag()
    {
        var first = await PutAsync("a", "a longer first content");
        var second = await blobs.PutAsync(folder + "a", new MemoryStream("second"u8.ToArray()), "text/html");
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal("second"u8.ToArray(), await ReadAsync("a"));
        Assert.Equal("text/html", (await blobs.FindAsync(folder + "a"))!.ContentType);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(StorageLimits.BlockBytes + 1)]
    public async Task Putting_if_absent_keeps_what_is_there(int length)
    {
        await blobs.PutAsync(folder + "a", new PatternStream(length), "text/plain", PutMode.IfAbsent);
        var conflict = await Assert.ThrowsAsync<StorageConflictException>(() =>
            blobs.PutAsync(folder + "a", new MemoryStream(new byte[length]), "text/html", PutMode.IfAbsent));
        Assert.Equal((ConflictKind.Exists, folder + "a"), (conflict.Kind, conflict.Key));
        await using var read = (await blobs.OpenReadAsync(folder + "a"))!;
        await PatternStream.VerifyAsync(read, length);
        Assert.Empty(await blobs.ListStagedAsync(folder + "a"));
    }

    [Fact]
    public async Task Of_many_that_put_if_absent_at_once_one_wins()
    {
        async Task<int?> TryAsync(int i)
        {
            try
            {
                await blobs.PutAsync(folder + "a", new MemoryStream([(byte)i]), "text/plain", PutMode.IfAbsent);
                return i;
            }
            catch (StorageConflictException)
            {
                return null;
            }
        }

        var won = Assert.Single((await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => TryAsync(i))))).OfType<int>());
        Assert.Equal([(byte)won], await ReadAsync("a"));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(StorageLimits.BlockBytes + 1)]
    public async Task Putting_over_what_was_found_fails_once_that_changed(int length)
    {
        var found = await PutAsync("a", "1");
        var next = await blobs.PutAsync(folder + "a", new MemoryStream("2"u8.ToArray()), "text/plain", PutMode.Over(found));
        foreach (var stale in new[] { PutMode.Over(found), PutMode.Over(null) })
            await Assert.ThrowsAsync<StorageConflictException>(() => blobs.PutAsync(
                folder + "a", new PatternStream(length), "text/plain", stale));
        Assert.Equal("2"u8.ToArray(), await ReadAsync("a"));
        await blobs.PutAsync(folder + "a", new PatternStream(length), "text/plain", PutMode.Over(next));
        await blobs.DeleteAsync(folder + "a");
        await Assert.ThrowsAsync<StorageConflictException>(() => blobs.PutAsync(
            folder + "a", new PatternStream(length), "text/plain", PutMode.Over(next)));
        await blobs.PutAsync(folder + "a", new PatternStream(length), "text/plain", PutMode.Over(await blobs.FindAsync(folder + "a")));
    }

    [Fact]
    public async Task A_reader_keeps_the_content_it_opened()
    {
        await blobs.PutAsync(folder + "a", new PatternStream(300_000), "text/plain");
        await using var read = (await blobs.OpenReadAsync(folder + "a"))!;
        await PutAsync("a", "new");
        await PatternStream.VerifyAsync(read, 300_000);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_the_old_content()
    {
        await PutAsync("a", "old");
        await Assert.ThrowsAsync<IOException>(() =>
            blobs.PutAsync(
                folder + "a",
                new PatternStream(20_000_000, at => { if (at > 10_000_000) throw new IOException("broken off"); }),
                "text/plain"));
        Assert.Equal("old"u8.ToArray(), await ReadAsync("a"));
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_and_can_be_put_again()
    {
        await PutAsync("a", "1");
        await blobs.DeleteAsync(folder + "a");
        Assert.Null(await blobs.FindAsync(folder + "a"));
        await blobs.PutAsync(folder + "a", new MemoryStream([2]), "text/plain", PutMode.IfAbsent);
    }

    private Task<BlobFacts> PutAsync(string name, string text) =>
        blobs.PutAsync(folder + name, new MemoryStream(Encoding.UTF8.GetBytes(text)), "text/plain");

    private async Task<byte[]> ReadAsync(string name, long offset = 0)
    {
        await using var read = (await blobs.OpenReadAsync(folder + name, offset))!;
        var copy = new MemoryStream();
        await read.CopyToAsync(copy);
        return copy.ToArray();
    }
}
