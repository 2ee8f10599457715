namespace Funding.Platform.Tests.Storage;

public abstract class QuerySuite(StorageParts storage)
{
    // Ordinal UTF-16: a pair of surrogates stands before U+E000 and after U+D7FF, other than in UTF-8 or by any culture.
    private static readonly string[] Ordered =
        [
            "!",
            "%2F",
            "'",
            "-",
            "0",
            "1",
            "10",
            "9",
            ":",
            "A",
            "B",
            "a",
            "a:",
            "a:1",
            "a;",
            "b",
            "é",
            "一",
            "丁",
            "\uD7FF",
            "𐀀",
            "😀",
            "\uE000",
            "\uF900",
            "\uFFFD"
        ];

    private readonly ITableStore tables = storage.Tables;
    private readonly string partition = StorageParts.Fresh();

    [Fact]
    public async Task Rows_come_in_ordinal_order_whatever_order_they_were_written_in()
    {
        await InsertAsync([.. Ordered.OrderBy(k => k.Length).ThenByDescending(k => k, StringComparer.Ordinal)]);
        Assert.Equal(Ordered.Order(StringComparer.Ordinal), Ordered);
        Assert.Equal(Ordered, await KeysAsync(KeyRange.All, 1000));
        Assert.Equal(Ordered, await KeysAsync(KeyRange.All, 1));
    }

    [Fact]
    public async Task Every_range_takes_its_start_and_leaves_its_end()
    {
        await InsertAsync(Ordered);
        foreach (var from in Ordered)
        {
            var to = Ordered[(Array.IndexOf(Ordered, from) + 7) % Ordered.Length];
            var expected = Ordered.Where(k => string.CompareOrdinal(k, from) >= 0 && string.CompareOrdinal(k, to) < 0);
            Assert.Equal(expected, await KeysAsync(new(from, to), 3));
        }
    }

    [Theory]
    [InlineData("a:")]
    [InlineData("\uD7FF")]
    [InlineData("\uFFFF")]
    [InlineData("x\uFFFF")]
    [InlineData("😀")]
    [InlineData("\U0001FFFF")]
    [InlineData("\U0010FFFF")]
    public async Task A_prefix_takes_all_that_begin_with_it_and_nothing_else(string prefix)
    {
        string[] others = [
            "a",
            "b",
            "x",
            "y",
            "\uD7FE",
            "\U00010000",
            "😁",
            "\U00020000",
            "\U0010FFFE",
            "\uE000",
            "\uFFFE",
            .. prefix.Length > 2 ? [] : new[] { "a;" }
        ];
        string[] inside = [prefix, prefix + "!", prefix + "\uFFFD", prefix + "😀"];
        await InsertAsync([.. others.Except(inside), .. inside]);
        Assert.Equal(inside.Order(StringComparer.Ordinal), await KeysAsync(KeyRange.Prefix(prefix), 2));
    }

    [Fact]
    public async Task The_last_full_page_is_followed_by_nothing()
    {
        await InsertAsync("a", "b", "c", "d");
        var first = await tables.QueryAsync(partition, KeyRange.All, 2);
        var second = await tables.QueryAsync(partition, KeyRange.All, 2, first.Continuation);
        Assert.Equal(["a", "b"], first.Rows.Select(r => r.Key));
        Assert.Equal(["c", "d"], second.Rows.Select(r => r.Key));
        if (second.Continuation is { } more)
            Assert.Equal(new RowPage([], null).Continuation, (await tables.QueryAsync(partition, KeyRange.All, 2, more)).Continuation);
    }

    [Fact]
    public async Task Paging_while_others_insert_and_delete_neither_repeats_nor_loses_a_row_that_stays()
    {
        var staying = Enumerable.Range(0, 200).Select(i => $"k{i:D4}").ToArray();
        await InsertAsync(staying);
        using var stop = new CancellationTokenSource();
        var others = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var key = $"k{i * 37 % 200:D4}x{i}";
                await tables.CommitAsync(partition, new InsertRow(key, Nothing));
                if (i % 2 == 0)
                    await tables.CommitAsync(partition, new DeleteRow(key));
            }
        });
        for (var pass = 0; pass < 5; pass++)
        {
            var seen = await KeysAsync(KeyRange.All, 7);
            Assert.Equal(seen.Distinct().Order(StringComparer.Ordinal), seen);
            Assert.Empty(staying.Except(seen));
        }

        await stop.CancelAsync();
        await others;
    }

    [Fact]
    public async Task A_page_goes_on_after_its_last_row_was_deleted()
    {
        await InsertAsync("a", "b", "c", "d");
        var first = await tables.QueryAsync(partition, KeyRange.All, 2);
        await tables.CommitAsync(partition, [new DeleteRow("b"), new DeleteRow("c")]);
        Assert.Equal(["d"], (await tables.QueryAsync(partition, KeyRange.All, 2, first.Continuation)).Rows.Select(r => r.Key));
    }

    [Fact]
    public async Task Enumerating_passes_the_end_of_a_page()
    {
        for (var i = 0; i < 1100; i += 50)
            await tables.CommitAsync(partition, [.. Enumerable.Range(i, 50).Select(k => RowCodec.Insert($"n:{k:D5}", k))]);
        await InsertAsync("m", "o");
        Assert.Equal(Enumerable.Range(0, 1100), await tables.EnumerateAsync<int>(partition, KeyRange.Prefix("n:"))
            .Select(s => s.Value)
            .ToListAsync());
    }

    [Fact]
    public async Task Rows_too_big_for_one_page_still_come_all()
    {
        var big = Enumerable.Range(0, 15).ToDictionary(i => $"p{i}", _ => new string('x', 32_000));
        for (var i = 0; i < 8; i++)
            await tables.CommitAsync(partition, new InsertRow($"k{i}", big));
        Assert.Equal(8, await tables.EnumerateAsync(partition, KeyRange.All).CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("not base64 ü")]
    [InlineData("gICA")]
    public async Task A_continuation_that_was_tampered_with_is_refused(string continuation) =>
        await Assert.ThrowsAsync<RefusedException>(() => tables.QueryAsync(partition, KeyRange.All, 10, continuation));

    [Fact]
    public async Task A_continuation_is_safe_in_an_address()
    {
        await InsertAsync("一+=&", "丁 %", "七");
        var page = await tables.QueryAsync(partition, KeyRange.All, 1);
        Assert.Equal(Uri.EscapeDataString(page.Continuation!), page.Continuation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_page_has_1_to_1000_rows(int size) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => tables.QueryAsync(partition, KeyRange.All, size));

    private static Dictionary<string, string> Nothing => [];

    private async Task InsertAsync(params string[] keys)
    {
        foreach (var some in keys.Chunk(StorageLimits.RowsPerBatch))
            await tables.CommitAsync(partition, [.. some.Select(key => new InsertRow(key, Nothing))]);
    }

    private async Task<List<string>> KeysAsync(KeyRange range, int pageSize)
    {
        var keys = new List<string>();
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(partition, range, pageSize, continuation);
            Assert.True(page.Rows.Count <= pageSize);
            keys.AddRange(page.Rows.Select(r => r.Key));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return keys;
    }
}
