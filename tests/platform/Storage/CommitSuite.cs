namespace Funding.Platform.Tests.Storage;

public abstract class CommitSuite(StorageParts storage)
{
    private readonly ITableStore tables = storage.Tables;
    private readonly string partition = StorageParts.Fresh();

    [Fact]
    public async Task A_written_row_is_read_back_whole()
    {
        var properties = new Dictionary<string, string>
        {
            ["title"] = "混合所有制 \"学院\" \\ <b>&'\n\t\u0001😀",
            ["empty"] = "",
            ["_1"] = "0.1000"
        };
        var etag = await tables.CommitAsync(partition, new InsertRow("app:1", properties));

        var row = await tables.GetAsync(partition, "app:1");
        Assert.NotNull(row);
        Assert.Equal((partition, "app:1", etag), (row.Partition, row.Key, row.ETag));
        Assert.Equal(properties.OrderBy(p => p.Key, StringComparer.Ordinal), row.Properties.OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_absent_row_is_null() => Assert.Null(await tables.GetAsync(partition, "nobody"));

    [Fact]
    public async Task Rows_of_another_partition_are_not_seen()
    {
        await tables.CommitAsync(partition + "x", new InsertRow("a", One));
        Assert.Null(await tables.GetAsync(partition, "a"));
        Assert.Empty((await tables.QueryAsync(partition, KeyRange.All)).Rows);
    }

    [Fact]
    public async Task Inserting_twice_conflicts_and_keeps_the_first()
    {
        await tables.CommitAsync(partition, new InsertRow("a", One));
        await Conflicts(ConflictKind.Exists, 0, new InsertRow("a", Two));
        Assert.Equal("1", (await tables.GetAsync(partition, "a"))!.Properties["v"]);
    }

    [Fact]
    public async Task Replacing_an_absent_row_conflicts()
    {
        var etag = await tables.CommitAsync(partition, new InsertRow("a", One));
        await tables.CommitAsync(partition, new DeleteRow("a", etag));
        await Conflicts(ConflictKind.Absent, 0, new ReplaceRow("a", Two, etag));
    }

    [Fact]
    public async Task Replacing_or_deleting_with_a_stale_etag_conflicts()
    {
        var stale = await tables.CommitAsync(partition, new InsertRow("a", One));
        var fresh = await tables.CommitAsync(partition, new ReplaceRow("a", Two, stale));
        Assert.NotEqual(stale, fresh);
        await Conflicts(ConflictKind.Changed, 0, new ReplaceRow("a", One, stale));
        await Conflicts(ConflictKind.Changed, 0, new DeleteRow("a", stale));
        Assert.Equal("2", (await tables.GetAsync(partition, "a"))!.Properties["v"]);
    }

    [Fact]
    public async Task An_etag_from_before_a_deletion_is_stale_for_the_row_inserted_again()
    {
        var old = await tables.CommitAsync(partition, new InsertRow("a", One));
        await tables.CommitAsync(partition, new DeleteRow("a"));
        await tables.CommitAsync(partition, new InsertRow("a", One));
        await Conflicts(ConflictKind.Changed, 0, new ReplaceRow("a", Two, old));
    }

    [Fact]
    public async Task An_etag_of_another_adapter_is_stale()
    {
        await tables.CommitAsync(partition, new InsertRow("a", One));
        await Conflicts(ConflictKind.Changed, 0, new ReplaceRow("a", Two, "\"some other form\""));
        await Conflicts(ConflictKind.Absent, 0, new DeleteRow("b", "\"some other form\""));
    }

    [Fact]
    public async Task Deleting_an_absent_row_conflicts() => await Conflicts(ConflictKind.Absent, 0, new DeleteRow("a"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(98)]
    public async Task One_refused_change_refuses_the_batch_and_is_named(int refused)
    {
        await tables.CommitAsync(partition, new InsertRow("taken", One));
        var batch = Enumerable.Range(0, StorageLimits.RowsPerBatch)
            .Select(i => new InsertRow(i == refused ? "taken" : $"k{i}", Two)).ToArray<RowChange>();
        await Conflicts(ConflictKind.Exists, refused, batch);
        Assert.Equal("taken", Assert.Single((await tables.QueryAsync(partition, KeyRange.All)).Rows).Key);
    }

    [Fact]
    public async Task A_mixed_batch_happens_whole()
    {
        var a = await tables.CommitAsync(partition, new InsertRow("a", One));
        await tables.CommitAsync(partition, new InsertRow("b", One));
        var etags = await tables.CommitAsync(partition,
            [new ReplaceRow("a", Two, a), new DeleteRow("b"), new InsertRow("c", One), new UpsertRow("d", Two)]);

        Assert.Equal("", etags[1]);
        var rows = (await tables.QueryAsync(partition, KeyRange.All)).Rows;
        Assert.Equal(["a=2", "c=1", "d=2"], rows.Select(r => $"{r.Key}={r.Properties["v"]}"));
        Assert.Equal([etags[0], etags[2], etags[3]], rows.Select(r => r.ETag));
    }

    [Fact]
    public async Task An_upsert_forgets_the_properties_it_does_not_name()
    {
        await tables.CommitAsync(partition, new UpsertRow("a", new Dictionary<string, string> { ["v"] = "1", ["gone"] = "1" }));
        await tables.CommitAsync(partition, new UpsertRow("a", Two));
        Assert.Equal(["v"], (await tables.GetAsync(partition, "a"))!.Properties.Keys);
    }

    [Fact]
    public async Task Of_two_replaces_at_once_one_wins_each_time()
    {
        var etag = await tables.CommitAsync(partition, new InsertRow("a", One));
        for (var round = 0; round < 10; round++)
        {
            var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryReplace(etag))));
            etag = Assert.Single(tries, t => t is not null)!;
        }
    }

    [Fact]
    public async Task A_counter_raised_from_many_sides_loses_nothing()
    {
        await tables.CommitAsync(partition, RowCodec.Insert("count", 0));
        async Task Raise()
        {
            for (var done = 0; done < 5;)
            {
                var read = (await tables.GetAsync<int>(partition, "count"))!;
                try
                {
                    await tables.CommitAsync(partition, RowCodec.Replace(read, read.Value + 1));
                    done++;
                }
                catch (StorageConflictException)
                {
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Raise)));
        Assert.Equal(40, (await tables.GetAsync<int>(partition, "count"))!.Value);
    }

    [Fact]
    public async Task Batches_that_compete_for_one_row_happen_whole_or_not_at_all()
    {
        async Task<bool> TryAsync(int writer)
        {
            try
            {
                await tables.CommitAsync(
                    partition,
                    [
                        RowCodec.Insert($"{writer:D2}:a", writer),
                        RowCodec.Insert($"prize:{writer % 5}", writer),
                        RowCodec.Insert($"{writer:D2}:b", writer)
                    ]);
                return true;
            }
            catch (StorageConflictException conflict) when (conflict is { Kind: ConflictKind.Exists, ChangeIndex: 1 })
            {
                return false;
            }
        }

        var won = await Task.WhenAll(Enumerable.Range(0, 40).Select(writer => Task.Run(() => TryAsync(writer))));
        Assert.Equal(5, won.Count(w => w));
        var winners = await tables.EnumerateAsync<int>(partition, KeyRange.Prefix("prize:")).Select(s => s.Value).Order().ToListAsync();
        Assert.Equal(winners, Enumerable.Range(0, 40).Where(writer => won[writer]));
        var rows = await tables.EnumerateAsync<int>(partition, new(null, "prize:")).Select(s => s.Value).ToListAsync();
        Assert.Equal(winners.SelectMany(w => new[] { w, w }), rows);
    }

    [Fact]
    public async Task A_commit_cancelled_before_it_began_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tables.CommitAsync(
            partition, new InsertRow("a", One), cancelled.Token));
        Assert.Null(await tables.GetAsync(partition, "a"));
    }

    private static Dictionary<string, string> One => new() { ["v"] = "1" };

    private static Dictionary<string, string> Two => new() { ["v"] = "2" };

    private async Task<string?> TryReplace(string etag)
    {
        try
        {
            return await tables.CommitAsync(partition, new ReplaceRow("a", Two, etag));
        }
        catch (StorageConflictException conflict) when (conflict.Kind == ConflictKind.Changed)
        {
            return null;
        }
    }

    private async Task Conflicts(ConflictKind kind, int index, params RowChange[] changes)
    {
        var conflict = await Assert.ThrowsAsync<StorageConflictException>(() => tables.CommitAsync(partition, changes));
        Assert.Equal((kind, index, partition, changes[index].Key), (conflict.Kind, conflict.ChangeIndex, conflict.Partition, conflict.Key));
    }
}
