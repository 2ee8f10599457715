using Microsoft.Data.Sqlite;

namespace Funding.Engine.Tests;

public sealed class DiskTroubleTests : IAsyncDisposable
{
    private readonly TestEngine test = new();

    [Fact]
    public async Task A_full_disk_makes_it_unready_and_once_there_is_room_it_goes_on_with_nothing_lost()
    {
        SqliteConnection? writer = null;
        test.Options.ConfigureWriter = connection => Run(writer = connection, "PRAGMA max_page_count=40");
        var ran = 0;
        var echo = test.Activity<string, int>("Echo", (text, _) => Task.FromResult(text.Length + (0 * Interlocked.Increment(ref ran))));
        var worker = test.Define<string, int>("Worker", (context, text) => context.CallActivityAsync(echo, text));
        await test.StartAsync();
        var scheduled = Enumerable.Range(0, 40).Select(n => test.Engine.ScheduleAsync(worker, $"w{n}", new string('x', 10_000))).ToList();

        await TestEngine.EventuallyAsync(() => !test.Engine.Readiness.IsReady);
        Assert.Contains("full", test.Engine.Readiness.Reason, StringComparison.Ordinal);
        var acknowledged = scheduled.Count(s => s.IsCompleted);
        Assert.True(acknowledged < 40);
        Assert.True(ran <= acknowledged);

        Run(writer!, "PRAGMA max_page_count=100000");
        Assert.All(await Task.WhenAll(scheduled), Assert.True);
        await test.Engine.WhenIdleAsync();
        var all = await test.Engine.ListAsync();
        Assert.Equal(40, all.Count);
        Assert.All(all, i => Assert.Equal(10_000, i.ReadOutputAs<int>()));
        Assert.Equal(40, ran);
        Assert.True(test.Engine.Readiness.IsReady);
    }

    [Fact]
    public async Task A_journal_locked_by_another_program_makes_it_unready_until_the_lock_is_gone()
    {
        var waiter = test.Define<Nothing, string>("Waiter", (context, _) => context.WaitForExternalEvent<string>("Go"));
        test.Options.ConfigureWriter = connection => Run(connection, "PRAGMA busy_timeout=10");
        await test.StartAsync();
        await test.Engine.ScheduleAsync(waiter, "i", Nothing.Value);
        Task raised;
        using (var other = new SqliteConnection($"Data Source={test.JournalPath};Pooling=False"))
        {
            other.Open();
            Run(other, "BEGIN IMMEDIATE");
            raised = test.Engine.RaiseEventAsync("i", "Go", "kept");
            await TestEngine.EventuallyAsync(() => !test.Engine.Readiness.IsReady);
            Assert.Contains("locked", test.Engine.Readiness.Reason, StringComparison.Ordinal);
            Assert.False(raised.IsCompleted);
            Assert.False((await test.Engine.GetAsync("i"))!.IsCompleted);
            Run(other, "ROLLBACK");
        }
        await raised;
        Assert.Equal("kept", (await test.Engine.WaitForCompletionAsync("i")).ReadOutputAs<string>());
        Assert.True(test.Engine.Readiness.IsReady);
    }

    [Fact]
    public async Task Stopped_while_the_disk_refuses_what_was_acknowledged_is_there_at_the_next_start()
    {
        var waiter = test.Define<Nothing, string>("Waiter", (context, _) => context.WaitForExternalEvent<string>("Go"));
        test.Options.ConfigureWriter = connection => Run(connection, "PRAGMA busy_timeout=10");
        await test.StartAsync();
        await test.Engine.ScheduleAsync(waiter, "i", Nothing.Value);
        using (var other = new SqliteConnection($"Data Source={test.JournalPath};Pooling=False"))
        {
            other.Open();
            Run(other, "BEGIN IMMEDIATE");
            var raised = test.Engine.RaiseEventAsync("i", "Go", "never acknowledged");
            await TestEngine.EventuallyAsync(() => !test.Engine.Readiness.IsReady);
            await test.Engine.StopAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => raised);
            Run(other, "ROLLBACK");
        }
        await test.StartAsync();
        await test.Engine.RaiseEventAsync("i", "Go", "again");
        Assert.Equal("again", (await test.Engine.WaitForCompletionAsync("i")).ReadOutputAs<string>());
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
