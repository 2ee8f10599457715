using Microsoft.Data.Sqlite;

namespace Funding.Platform.Tests.Storage;

/// <summary>A storage file that takes no writes for a while: whoever waits for an answer is told, whoever can wait does.</summary>
public sealed class RefusingFileTests : IAsyncDisposable
{
    private const int Unlimited = 1_000_000;
    private readonly string folder = Directory.CreateTempSubdirectory("funding-storage-").FullName;
    private readonly StorageParts storage;
    private volatile int pages = Unlimited;

    public RefusingFileTests() => storage = new(StorageParts.OnSqlite(folder, options =>
    {
        options.LockedWait = TimeSpan.Zero;
        options.ConfigureWriter = writer => writer.Scalar($"PRAGMA max_page_count={pages}");
    }));

    private StorageHealth Health => storage.Provider.GetRequiredService<StorageHealth>();

    [Fact]
    public async Task On_a_full_disk_whoever_waits_for_the_answer_is_told_at_once_and_nothing_is_written()
    {
        await FillAsync();
        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => AskAsync(() => storage.Tables.CommitAsync("p", RowCodec.Insert("asked", new string('x', 20_000)))));

        Assert.Equal(StorageTrouble.Full, refused.Trouble);
        Assert.Null(await storage.Tables.GetAsync("p", "asked"));
        Assert.Equal("storage-full", StorageRefusals.Of(refused)!.Code);
    }

    [Fact]
    public async Task What_fits_is_written_beside_what_does_not()
    {
        await FillAsync();
        // Room within a page that is there already.
        await storage.Tables.CommitAsync("p", new DeleteRow("filler:0"));
        var both = new[] { new string('x', 40_000), "vote" }.Select(
            (text, i) => AskAsync(() => storage.Tables.CommitAsync("p", RowCodec.Insert($"k{i}", text)))).ToList();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => both[0]);
        await both[1];
        Assert.Equal("vote", (await storage.Tables.GetAsync<string>("p", "k1"))!.Value);
    }

    [Fact]
    public async Task What_nobody_waits_for_is_written_once_there_is_room_and_reading_goes_on_meanwhile()
    {
        await FillAsync();
        var waiting = storage.Tables.CommitAsync("p", RowCodec.Insert("effect", new string('x', 20_000)));
        await UntilAsync(() => !Health.Ready);
        Assert.Equal("the disk is full", Health.Reason);
        Assert.NotNull(await AskAsync(() => storage.Tables.GetAsync("p", "filler:1")));
        Assert.False(waiting.IsCompleted);

        pages = Unlimited;
        await waiting;
        await UntilAsync(() => Health.Ready);
        Assert.NotNull(await storage.Tables.GetAsync("p", "effect"));
    }

    [Fact]
    public async Task A_locked_file_is_told_after_the_wait_and_the_same_write_succeeds_afterwards()
    {
        await storage.Tables.CommitAsync("p", RowCodec.Insert("before", 1));
        using (var other = new SqliteConnection($"Data Source={Path.Combine(folder, "storage.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            var refused = await Assert.ThrowsAsync<StorageUnavailableException>(
                () => AskAsync(() => storage.Tables.CommitAsync("p", RowCodec.Insert("asked", 2))));
            Assert.Equal((StorageTrouble.Locked, "storage-locked"), (refused.Trouble, StorageRefusals.Of(refused)!.Code));
            Assert.Equal(1, (await AskAsync(() => storage.Tables.GetAsync<int>("p", "before")))!.Value);
        }

        await AskAsync(() => storage.Tables.CommitAsync("p", RowCodec.Insert("asked", 2)));
        Assert.True(Health.Ready);
    }

    [Fact]
    public async Task A_blob_whose_row_finds_no_room_leaves_no_file_behind()
    {
        await storage.Blobs.PutAsync("kept", new PatternStream(10), "text/plain");
        await FillAsync();
        // A name so long that its row needs a page of its own.
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => AskAsync(() => storage.Blobs.PutAsync(new string('n', 1000), new PatternStream(1000), "text/plain")));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => AskAsync(() => StageAsync(new string('m', 1000))));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "blobs"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_stop_while_the_disk_is_full_fails_what_waits_instead_of_hanging()
    {
        await FillAsync();
        var waiting = storage.Tables.CommitAsync("p", RowCodec.Insert("effect", new string('x', 20_000)));
        await UntilAsync(() => !Health.Ready);
        await storage.Provider.DisposeAsync();
        await Assert.ThrowsAsync<SqliteException>(() => waiting);
    }

    [Fact]
    public void Only_what_passes_by_itself_is_told_as_such()
    {
        Assert.Equal("storage-full", StorageRefusals.Of(new IOException("No space left on device", 28))!.Code);
        Assert.Equal("storage-unavailable", StorageRefusals.Of(new Azure.RequestFailedException(503, "busy"))!.Code);
        Assert.Equal(
            "storage-unavailable", StorageRefusals.Of(new AggregateException(new Azure.RequestFailedException("no connection")))!.Code);
        Assert.Null(StorageRefusals.Of(new Azure.RequestFailedException(403, "no right")));
        Assert.Null(StorageRefusals.Of(new InvalidOperationException()));
        Assert.Null(StorageRefusals.Of(new UnreachableException()));
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        Directory.Delete(folder, true);
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> work)
    {
        StorageWait.Bound();
        return await work();
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        while (!done())
            await Task.Delay(5);
    }

    private async Task<bool> StageAsync(string name)
    {
        await storage.Blobs.StageBlockAsync(name, 0, new PatternStream(1000));
        return true;
    }

    /// <summary>As full as it gets: the last rows that still fitted are in.</summary>
    private async Task FillAsync()
    {
        await storage.Tables.CommitAsync("p", RowCodec.Insert("first", 1));
        var database = storage.Provider.GetRequiredService<SqliteDatabase>();
        pages = 1;
        await database.WriteAsync(context => context.Session.Scalar("PRAGMA max_page_count=1"), default);
        for (var (size, next) = (20_000, 0); size > 0; size = size > 20 ? size * 2 / 3 : size - 1)
        {
            try
            {
                while (true)
                {
                    await AskAsync(() => storage.Tables.CommitAsync("p", RowCodec.Insert($"filler:{next}", new string('x', size))));
                    next++;
                }
            }
            catch (StorageUnavailableException)
            {
            }
        }
    }
}
