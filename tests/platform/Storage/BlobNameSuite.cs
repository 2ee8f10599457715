namespace Funding.Platform.Tests.Storage;

public abstract class BlobNameSuite(StorageParts storage)
{
    private readonly IBlobStore blobs = storage.Blobs;
    private readonly string folder = StorageParts.Fresh() + "/";

    [Fact]
    public async Task Weird_names_are_all_different_blobs()
    {
        string[] names =
        [
            "a", "A", "a b", " a", "a%20b", "a+b", "a?b=1&c", "a#b", "a'b", "a\"b", "a:b", "a*b", "a|b", "<a>", "a~", ".hidden", "..a",
            "a..b", "con", "nul.txt",
            "-rf", "$HOME", "`id`", "合作协议（盖章）.pdf", "é", "e\u0301", "😀", "\uFFFD", "x/y/z", "%2E%2E", "%2F", new string('长', 80),
            new string('n', 900),
        ];
        foreach (var name in names)
            await PutAsync(name);
        foreach (var name in names)
            Assert.Equal(name, await ReadAsync(name));
        Assert.Equal(
            names.Select(n => folder + n).Order(StringComparer.Ordinal),
            (await ListAsync(folder)).Select(b => b.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("a/./b")]
    [InlineData("a.")]
    [InlineData("a\\..\\b")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public async Task A_name_that_is_a_path_trick_is_refused_everywhere(string name)
    {
        Func<Task>[] calls =
        [
            () => blobs.PutAsync(name, new MemoryStream(), "text/plain"),
            () => blobs.FindAsync(name),
            () => blobs.OpenReadAsync(name),
            () => blobs.DeleteAsync(name),
            () => blobs.StageBlockAsync(name, 0, new MemoryStream([1])),
            () => blobs.ListStagedAsync(name),
            () => blobs.CommitBlocksAsync(name, 0, "text/plain"),
        ];
        foreach (var call in calls)
            Assert.Equal(nameof(StorageLimits.BlobNameCharacters), (await Assert.ThrowsAsync<StorageLimitException>(call)).Limit);
    }

    [Fact]
    public async Task A_name_at_the_limit_and_one_past_it()
    {
        var longest = new string('n', 1024 - folder.Length);
        await PutAsync(longest);
        Assert.Equal(longest, await ReadAsync(longest));
        await Assert.ThrowsAsync<StorageLimitException>(() => PutAsync(longest + "n"));
        await PutAsync(string.Join('/', Enumerable.Repeat("d", 253)));
        await Assert.ThrowsAsync<StorageLimitException>(() => PutAsync(string.Join('/', Enumerable.Repeat("d", 254))));
    }

    [Fact]
    public async Task A_list_is_in_ordinal_order_and_takes_only_the_prefix()
    {
        string[] names = ["b/1", "a", "b/10", "b/2", "b-x", "b.x", "b0", "B", "b", "乙", "c"];
        foreach (var name in names)
            await PutAsync(name);
        Assert.Equal(names.Order(StringComparer.Ordinal), await NamesAsync(""));
        Assert.Equal(["b/1", "b/10", "b/2"], await NamesAsync("b/"));
        Assert.Equal(["b/1", "b/10"], await NamesAsync("b/1"));
        Assert.Empty(await NamesAsync("zz"));
    }

    [Fact]
    public async Task A_list_tells_what_finding_tells()
    {
        await PutAsync("a");
        var facts = await blobs.PutAsync(folder + "b", new MemoryStream(new byte[5]), "image/png");
        Assert.Equal(facts, (await ListAsync(folder + "b")).Single());
        Assert.Equal(await blobs.FindAsync(folder + "b"), (await ListAsync(folder + "b")).Single());
    }

    [Fact]
    public async Task A_staged_upload_is_not_listed()
    {
        await blobs.StageBlockAsync(folder + "a", 0, new MemoryStream([1]));
        Assert.Empty(await ListAsync(folder));
    }

    [Fact]
    public async Task A_long_list_comes_by_pages()
    {
        var names = Enumerable.Range(0, 1203).Select(i => $"{i:D5}").ToArray();
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (name, _) => await PutAsync(name));
        var first = await blobs.ListAsync(folder);
        Assert.InRange(first.Blobs.Count, 1, 1000);
        Assert.Equal(Uri.EscapeDataString(first.Continuation!), first.Continuation);
        Assert.Equal(names, await NamesAsync(""));
        await Assert.ThrowsAsync<RefusedException>(() => blobs.ListAsync(folder, "%"));
    }

    private Task<BlobFacts> PutAsync(string name) =>
        blobs.PutAsync(folder + name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(name)), "text/plain");

    private async Task<string> ReadAsync(string name)
    {
        using var reader = new StreamReader((await blobs.OpenReadAsync(folder + name))!);
        return await reader.ReadToEndAsync();
    }

    private async Task<IEnumerable<string>> NamesAsync(string prefix) =>
        (await ListAsync(folder + prefix)).Select(b => b.Name[folder.Length..]);

    private async Task<List<BlobFacts>> ListAsync(string prefix)
    {
        var all = new List<BlobFacts>();
        string? continuation = null;
        do
        {
            var page = await blobs.ListAsync(prefix, continuation);
            all.AddRange(page.Blobs);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return all;
    }
}
