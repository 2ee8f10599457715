namespace Funding.Platform.Tests.Storage;

/// <summary>Batches that are asked for in one moment are written as one, and each stands or falls by itself.</summary>
public sealed class GatheredCommitsTests : IAsyncDisposable
{
    private readonly StorageParts parts = StorageParts.OnSqlite();
    private readonly GatheredCommits gathered;
    private readonly string partition = StorageParts.Fresh();

    public GatheredCommitsTests() => gathered = new(parts.Tables);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_for_in_one_moment_is_written_by_few_commits()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(n => CommitAsync(RowCodec.Insert($"{n:D3}", n))));
        Assert.Equal(300, (await parts.Tables.QueryAsync(partition, KeyRange.All, 1000, null, Stop)).Rows.Count);
        Assert.InRange(parts.Meter.Total[StorageOperation.Commit], 4, 150);
    }

    [Fact]
    public async Task One_that_is_refused_is_refused_alone_and_writes_nothing()
    {
        await CommitAsync(RowCodec.Insert("03", 0));
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Attempts.OnceAsync(
            ConflictKind.Exists, () => CommitAsync(RowCodec.Insert($"{n:D2}", n), RowCodec.Insert($"{n:D2}:b", n)), Stop)));
        Assert.Equal(Enumerable.Range(0, 10).Select(n => n != 3), asked);
        var rows = (await parts.Tables.QueryAsync(partition, KeyRange.All, 1000, null, Stop)).Rows;
        Assert.Equal(19, rows.Count);
        Assert.DoesNotContain(rows, row => row.Key == "03:b");
    }

    [Fact]
    public async Task Of_several_that_insert_one_row_in_one_moment_one_does()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Attempts.OnceAsync(
            () => CommitAsync(RowCodec.Insert("same", n)), Stop)));
        Assert.Single(asked, written => written);
    }

    [Fact]
    public async Task One_that_no_store_takes_fails_alone_and_so_do_none_that_are_too_big_together()
    {
        var big = new string('x', 400_000);
        var tries = Enumerable.Range(0, 12).Select(n => CommitAsync(RowCodec.Insert($"{n:D2}", big)))
            .Append(CommitAsync(RowCodec.Insert("not/a key", 1))).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => tries[^1]);
        await Task.WhenAll(tries[..^1]);
        var kept = await parts.Tables.EnumerateAsync(partition, KeyRange.All, Stop).CountAsync(Stop);
        Assert.Equal(12, kept);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_others_theirs()
    {
        using var impatient = new CancellationTokenSource();
        var first = gathered.CommitAsync(partition, [RowCodec.Insert("a", 1)], impatient.Token);
        var second = CommitAsync(RowCodec.Insert("b", 2));
        await impatient.CancelAsync();
        await Task.WhenAny(first);
        await second;
        Assert.NotNull(await parts.Tables.GetAsync(partition, "b", Stop));
    }

    public ValueTask DisposeAsync() => parts.DisposeAsync();

    private Task CommitAsync(params RowChange[] changes) => gathered.CommitAsync(partition, changes, Stop);
}
