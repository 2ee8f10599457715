using Microsoft.Data.Sqlite;

namespace Funding.Platform.Tests.Storage;

public sealed class SqliteFileTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("funding-storage-").FullName;
    private StorageParts storage;

    public SqliteFileTests() => storage = new(StorageParts.OnSqlite(folder));

    private StorageHealth Health => storage.Provider.GetRequiredService<StorageHealth>();

    [Fact]
    public async Task While_the_file_is_locked_it_is_unready_and_goes_on_afterwards()
    {
        await storage.Tables.CommitAsync("p", RowCodec.Insert("before", 1));
        Task<string> waiting;
        using (var other = OpenFile())
        {
            Execute(other, "BEGIN IMMEDIATE");
            waiting = storage.Tables.CommitAsync("p", RowCodec.Insert("during", 2));
            await UntilAsync(() => !Health.Ready);
            Assert.Contains("locked", Health.Reason, StringComparison.Ordinal);
            Assert.Equal(1, (await storage.Tables.GetAsync<int>("p", "before"))!.Value);
            Assert.False(waiting.IsCompleted);
            Execute(other, "ROLLBACK");
        }

        await waiting;
        Assert.True(Health.Ready);
        Assert.Equal(2, (await storage.Tables.GetAsync<int>("p", "during"))!.Value);
    }

    [Fact]
    public async Task A_commit_cancelled_while_it_waits_is_never_written()
    {
        using var cancel = new CancellationTokenSource();
        await storage.Tables.CommitAsync("p", RowCodec.Insert("before", 1));
        using (var other = OpenFile())
        {
            Execute(other, "BEGIN IMMEDIATE");
            var waiting = storage.Tables.CommitAsync("p", RowCodec.Insert("given up", 2), cancel.Token);
            await UntilAsync(() => !Health.Ready);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        await UntilAsync(() => Health.Ready);
        Assert.Null(await storage.Tables.GetAsync("p", "given up"));
    }

    [Fact]
    public async Task A_full_disk_delays_commits_and_loses_none()
    {
        var database = storage.Provider.GetRequiredService<SqliteDatabase>();
        var unlimited = await MaxPagesAsync(database);
        // As full as it is now; a writer that met the end opens the file anew, and the disk has room again.
        await database.WriteAsync(context => context.Session.Scalar("PRAGMA max_page_count=1"), default);
        var text = new string('x', 20_000);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => storage.Tables.CommitAsync("p", RowCodec.Insert($"k{i}", text))));
        Assert.Equal(unlimited, await MaxPagesAsync(database));
        Assert.Equal(50, await storage.Tables.EnumerateAsync<string>("p", KeyRange.All).CountAsync(s => s.Value == text));
    }

    [Fact]
    public async Task What_was_asked_before_the_end_is_written()
    {
        var asked = Enumerable.Range(0, 300).Select(i => storage.Tables.CommitAsync("p", RowCodec.Insert($"k{i}", i))).ToList();
        await ReopenAsync();
        await Task.WhenAll(asked);
        Assert.Equal(300, await storage.Tables.EnumerateAsync("p", KeyRange.All).CountAsync());
        Assert.Equal(300, asked.Select(a => a.Result).Distinct().Count());
        Assert.True(long.Parse(await storage.Tables.CommitAsync("p", RowCodec.Upsert("k0", 0))) > 300);
    }

    [Fact]
    public async Task A_failure_of_one_commit_spares_those_beside_it()
    {
        var database = storage.Provider.GetRequiredService<SqliteDatabase>();
        var tries = Enumerable.Range(0, 40).Select(i => i % 10 == 5
            ? database.WriteAsync<string>(_ => throw new InvalidDataException("this one only"), default)
            : storage.Tables.CommitAsync("p", RowCodec.Insert($"k{i}", i))).ToList();
        foreach (var (attempt, i) in tries.Select((t, i) => (t, i)))
        {
            if (i % 10 == 5)
                await Assert.ThrowsAsync<InvalidDataException>(() => attempt);
            else
                await attempt;
        }

        Assert.Equal(36, await storage.Tables.EnumerateAsync("p", KeyRange.All).CountAsync());
        Assert.True(Health.Ready);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        await storage.Tables.CommitAsync("p", RowCodec.Insert("a", 1));
        using (var other = OpenFile())
            Execute(other, "PRAGMA user_version=99");
        await ReopenAsync();
        Assert.Contains(
            "99",
            (await Assert.ThrowsAsync<InvalidDataException>(() => storage.Tables.GetAsync("p", "a"))).Message,
            StringComparison.Ordinal);
        Assert.False(Health.Ready);
    }

    [Fact]
    public async Task A_torn_file_is_never_seen_and_swept_later()
    {
        await storage.Blobs.PutAsync("kept", new PatternStream(1000), "text/plain");
        await storage.Blobs.StageBlockAsync("under way", 0, new PatternStream(10));
        var torn = Path.Combine(folder, "blobs", "ab", "ab" + new string('0', 30));
        Directory.CreateDirectory(Path.GetDirectoryName(torn)!);
        await File.WriteAllBytesAsync(torn, new byte[123]);
        var sweep = CrashTests.Sweep(storage);

        Assert.Equal(0, await sweep.SweepAsync(DateTimeOffset.UtcNow, default));
        Assert.Equal("kept", Assert.Single((await storage.Blobs.ListAsync("")).Blobs).Name);
        Assert.Equal(1, await sweep.SweepAsync(DateTimeOffset.UtcNow.AddHours(2), default));
        Assert.False(File.Exists(torn));
        Assert.Single(await storage.Blobs.ListStagedAsync("under way"));

        Assert.Equal(1, await sweep.SweepAsync(DateTimeOffset.UtcNow.AddDays(8), default));
        Assert.Empty(await storage.Blobs.ListStagedAsync("under way"));
        await using var kept = (await storage.Blobs.OpenReadAsync("kept"))!;
        await PatternStream.VerifyAsync(kept, 1000);
    }

    [Fact]
    public async Task Putting_a_blob_whole_forgets_the_staged_blocks()
    {
        await storage.Blobs.StageBlockAsync("a", 0, new PatternStream(10));
        await storage.Blobs.PutAsync("a", new PatternStream(5), "text/plain");
        Assert.Empty(await storage.Blobs.ListStagedAsync("a"));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "blobs"), "*", SearchOption.AllDirectories));
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        Directory.Delete(folder, true);
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        while (!done())
            await Task.Delay(5);
    }

    private static Task<long> MaxPagesAsync(SqliteDatabase database) =>
        database.WriteAsync(context => (long)context.Session.Scalar("PRAGMA max_page_count")!, default);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task ReopenAsync()
    {
        await storage.DisposeAsync();
        storage = new(StorageParts.OnSqlite(folder));
    }

    private SqliteConnection OpenFile()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "storage.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
