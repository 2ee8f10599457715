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
    public async Task Each_gets_the_tags_of_its_own_rows()
    {
        var tags = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => gathered.CommitAsync(
            partition, [RowCodec.Insert($"{n:D2}", n), RowCodec.Upsert("head", ""), RowCodec.Insert($"{n:D2}:b", n)], Stop)));
        for (var n = 0; n < 40; n++)
        {
            Assert.Equal((await parts.Tables.GetAsync(partition, $"{n:D2}", Stop))!.ETag, tags[n][0]);
            Assert.Equal((await parts.Tables.GetAsync(partition, $"{n:D2}:b", Stop))!.ETag, tags[n][2]);
        }

        // A row that all write alike keeps nobody apart.
        Assert.InRange(parts.Meter.Total[StorageOperation.Commit], 1, 20);
        var head = (await parts.Tables.GetAsync(partition, "head", Stop))!.ETag;
        Assert.Contains(tags, own => own[1] == head);
    }

    [Fact]
    public async Task Of_several_that_write_one_row_differently_each_is_written_and_the_tag_of_the_last_stands()
    {
        var tags = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => gathered.CommitAsync(
            partition, [RowCodec.Upsert("same", n)], Stop)));
        var row = (await parts.Tables.GetAsync<int>(partition, "same", Stop))!;
        Assert.Equal(10, tags.Select(own => own[0]).Distinct().Count());
        Assert.Equal(row.ETag, tags[row.Value][0]);
    }

    [Fact]
    public async Task Who_gives_up_before_it_is_begun_writes_nothing()
    {
        using var impatient = new CancellationTokenSource();
        var asked = Enumerable.Range(0, 200).Select(n => gathered.CommitAsync(
            partition, [RowCodec.Insert($"{n:D3}", n), RowCodec.Upsert("own", n)], n == 199 ? impatient.Token : Stop)).ToList();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked[^1]);
        await Task.WhenAll(asked[..^1]);
        Assert.Null(await parts.Tables.GetAsync(partition, "199", Stop));
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
