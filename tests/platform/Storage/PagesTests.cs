namespace Funding.Platform.Tests.Storage;

public sealed class PagesTests
{
    [Fact]
    public async Task Enumerating_goes_on_through_pages_that_are_empty_but_continue()
    {
        var pages = new ScriptedPages([[], ["a", "b"], [], [], ["c"], []]);
        Assert.Equal(["a", "b", "c"], await pages.EnumerateAsync("p", KeyRange.All).Select(r => r.Key).ToListAsync());
        Assert.Equal(6, pages.Asked);
    }

    [Fact]
    public async Task Enumerating_asks_for_no_page_that_nobody_reads()
    {
        var pages = new ScriptedPages([["a"], ["b"], ["c"]]);
        Assert.Equal("b", (await pages.EnumerateAsync("p", KeyRange.All).Skip(1).FirstAsync()).Key);
        Assert.Equal(2, pages.Asked);
    }

    /// <summary>Answers as Azure may, which neither SQLite nor Azurite does at will.</summary>
    private sealed class ScriptedPages(string[][] pages) : ITableStore
    {
        public int Asked { get; private set; }

        public Task<RowPage> QueryAsync(
            string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default)
        {
            var page = int.Parse(continuation ?? "0");
            Asked++;
            var rows = pages[page].Select(key => new Row(partition, key, "1", new Dictionary<string, string>())).ToList();
            return Task.FromResult(new RowPage(rows, page + 1 < pages.Length ? $"{page + 1}" : null));
        }

        public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<string>> CommitAsync(
            string partition,
            IReadOnlyList<RowChange> changes,
            CancellationToken cancellation = default) => throw new NotSupportedException();
    }
}
