namespace Funding.Platform.Tests.Storage;

/// <summary>Each limit at its edge, which the service behind the adapter takes too, and one past it.</summary>
public abstract class LimitSuite(StorageParts storage)
{
    private readonly ITableStore tables = storage.Tables;
    private readonly string partition = StorageParts.Fresh();

    [Fact]
    public async Task Key_length()
    {
        await tables.CommitAsync(new string('p', 512), new UpsertRow(new string('k', 512), Empty));
        Assert.NotNull(await tables.GetAsync(new string('p', 512), new string('k', 512)));
        foreach (var wrong in new[] { "", new string('k', 513) })
        {
            await Refused(nameof(StorageLimits.KeyCharacters), new InsertRow(wrong, Empty));
            await RefusedAsync(nameof(StorageLimits.KeyCharacters), () => tables.CommitAsync(wrong, new InsertRow("a", Empty)));
            await RefusedAsync(nameof(StorageLimits.KeyCharacters), () => tables.GetAsync(partition, wrong));
            await RefusedAsync(nameof(StorageLimits.KeyCharacters), () => tables.QueryAsync(wrong, KeyRange.All));
        }
    }

    [Fact]
    public async Task Partition_and_key_in_an_address()
    {
        var free = StorageLimits.AddressBytes - partition.Length;
        var longest = new string('键', free / 9) + new string('k', free % 9);
        await tables.CommitAsync(partition, new InsertRow(longest, Empty));
        Assert.NotNull(await tables.GetAsync(partition, longest));
        await Refused(nameof(StorageLimits.AddressBytes), new InsertRow(longest + "k", Empty));
        await RefusedAsync(nameof(StorageLimits.AddressBytes), () => tables.GetAsync(partition, longest + "k"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("\\")]
    [InlineData("#")]
    [InlineData("?")]
    [InlineData("\0")]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("\u001F")]
    [InlineData("\u007F")]
    [InlineData("\u0085")]
    [InlineData("\u009F")]
    public async Task A_forbidden_character_in_a_key(string character)
    {
        await Refused(nameof(StorageLimits.KeyCharacters), new InsertRow("a" + character + "b", Empty));
        await RefusedAsync(nameof(StorageLimits.KeyCharacters), () => tables.CommitAsync(partition + character, new InsertRow("a", Empty)));
    }

    [Fact]
    public async Task Every_other_character_in_a_key()
    {
        var characters = Enumerable.Range(0x20, 0x5F)
            .Select(c => (char)c)
            .Except(['/', '\\', '#', '?'])
            .Append('\u00A0')
            .Append('：')
            .ToArray();
        foreach (var key in characters.Select(c => $"a{c}")
            .Append(new string(characters))
            .Append(" ")
            .Append(".")
            .Append("..")
            .Append("%25"))
        {
            await tables.CommitAsync(partition, new InsertRow(key, Empty));
            Assert.Equal(key, (await tables.GetAsync(partition, key))!.Key);
            await tables.CommitAsync(partition, new DeleteRow(key));
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair()
    {
        foreach (var wrong in new[] { "\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => tables.CommitAsync(partition, new InsertRow(wrong, Empty)));
            await Assert.ThrowsAsync<ArgumentException>(() => tables.CommitAsync(
                partition, new InsertRow("a", new Dictionary<string, string> { ["v"] = wrong })));
            await Assert.ThrowsAsync<ArgumentException>(() => tables.QueryAsync(partition, new KeyRange(wrong, null)));
        }
    }

    [Fact]
    public async Task Property_size()
    {
        await tables.CommitAsync(partition, new InsertRow("a", new Dictionary<string, string> { ["v"] = new('值', 32_768) }));
        Assert.Equal(new string('值', 32_768), (await tables.GetAsync(partition, "a"))!.Properties["v"]);
        await Refused(nameof(StorageLimits.PropertyBytes), new InsertRow("b", new Dictionary<string, string> { ["v"] = new('v', 32_769) }));
    }

    [Fact]
    public async Task Properties_of_a_row()
    {
        await tables.CommitAsync(partition, new InsertRow("a", Properties(252)));
        Assert.Equal(252, (await tables.GetAsync(partition, "a"))!.Properties.Count);
        await Refused(nameof(StorageLimits.PropertiesPerRow), new InsertRow("b", Properties(253)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a-b")]
    [InlineData("名")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    public async Task A_property_name_out_of_form(string name) =>
        await Refused(nameof(StorageLimits.PropertyNameCharacters), new InsertRow("a", new Dictionary<string, string> { [name] = "" }));

    [Fact]
    public async Task Property_name_length()
    {
        await tables.CommitAsync(partition, new InsertRow("a", new Dictionary<string, string> { [new('n', 255)] = "1" }));
        await Refused(
            nameof(StorageLimits.PropertyNameCharacters), new InsertRow("b", new Dictionary<string, string> { [new('n', 256)] = "1" }));
    }

    [Fact]
    public async Task Row_size()
    {
        await tables.CommitAsync(partition, new InsertRow("a", OfSize(StorageLimits.RowBytes)));
        Assert.Equal(OfSize(StorageLimits.RowBytes).Count, (await tables.GetAsync(partition, "a"))!.Properties.Count);
        await Refused(nameof(StorageLimits.RowBytes), new InsertRow("b", OfSize(StorageLimits.RowBytes + 2)));
    }

    [Fact]
    public async Task Rows_of_a_batch()
    {
        await tables.CommitAsync(
            partition, [.. Enumerable.Range(0, StorageLimits.RowsPerBatch).Select(i => new InsertRow($"k{i}", Empty))]);
        await Refused(
            nameof(StorageLimits.RowsPerBatch),
            [.. Enumerable.Range(0, StorageLimits.RowsPerBatch + 1).Select(i => new UpsertRow($"k{i}", Empty))]);
        await Refused(nameof(StorageLimits.RowsPerBatch));
    }

    [Fact]
    public async Task Batch_size()
    {
        // One change is its text and 1,024 bytes, its keys 15 times, 6 for each property beside its name; 1,024 for the batch.
        const int rows = StorageLimits.RowsPerBatch;
        var free = StorageLimits.BatchBytes - 1024 - (rows * (1024 + (15 * (partition.Length + 3)) + (2 * 8)));
        InsertRow[] Batch(int characters) =>
            [.. Enumerable.Range(0, rows).Select(i => Change(i, (characters / rows) + (i < characters % rows ? 1 : 0)))];
        InsertRow Change(int i, int characters) =>
            new(
                $"{i:D3}",
                new Dictionary<string, string> { ["v1"] = new('x', characters / 2), ["v2"] = new('x', characters - (characters / 2)) });
        await tables.CommitAsync(partition, Batch(free));
        Assert.Equal(rows, await tables.EnumerateAsync(partition, KeyRange.All).CountAsync());
        await Refused(nameof(StorageLimits.BatchBytes), Batch(free + 1));
    }

    [Fact]
    public async Task A_batch_of_text_outside_ascii_takes_6_bytes_a_character_on_its_way()
    {
        UpsertRow[] Batch(int rows) =>
            [.. Enumerable.Range(0, rows)
                .Select(i => new UpsertRow($"{i:D3}", new Dictionary<string, string> { ["v"] = new('文', 27_000) }))];
        await tables.CommitAsync(partition, Batch(25));
        await Refused(nameof(StorageLimits.BatchBytes), Batch(26));
    }

    [Fact]
    public async Task A_row_full_of_chinese_text()
    {
        var properties = Enumerable.Range(0, 15).ToDictionary(i => $"p{i}", _ => new string('文', 32_768));
        await tables.CommitAsync(partition, new InsertRow("a", properties));
        Assert.Equal(properties, (await tables.GetAsync(partition, "a"))!.Properties);
    }

    [Fact]
    public async Task A_key_twice_in_a_batch() =>
        await Assert.ThrowsAsync<ArgumentException>(() => tables.CommitAsync(partition, [new InsertRow("a", Empty), new DeleteRow("a")]));

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    public async Task An_etag_that_would_match_anything(string etag)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => tables.CommitAsync(partition, new ReplaceRow("a", Properties(1), etag)));
        await Assert.ThrowsAsync<ArgumentException>(() => tables.CommitAsync(partition, new DeleteRow("a", etag)));
    }

    private static Dictionary<string, string> Empty => [];

    private static Dictionary<string, string> Properties(int count) => Enumerable.Range(0, count).ToDictionary(i => $"p{i}", _ => "");

    private Dictionary<string, string> OfSize(int bytes)
    {
        var left = bytes - 4 - (2 * (partition.Length + 1)) - 34;
        var properties = new Dictionary<string, string>();
        for (var i = 10; left > 0; i++)
        {
            var characters = Math.Min(32_768, (left - 18) / 2);
            properties[$"p{i}"] = new('x', characters);
            left -= 18 + (2 * characters);
        }

        return properties;
    }

    private Task Refused(string limit, params RowChange[] changes) => RefusedAsync(limit, () => tables.CommitAsync(partition, changes));

    private async Task RefusedAsync(string limit, Func<Task> act)
    {
        var before = storage.Meter.Total.Sum;
        Assert.Equal(limit, (await Assert.ThrowsAsync<StorageLimitException>(act)).Limit);
        Assert.Equal(before, storage.Meter.Total.Sum);
    }
}
