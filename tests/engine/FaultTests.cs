using Microsoft.Data.Sqlite;

namespace Funding.Engine.Tests;

/// <summary>What must never take the whole engine along, or leave callers waiting.</summary>
public sealed class FaultTests : IAsyncDisposable
{
    private readonly TestEngine test = new();

    [Fact]
    public async Task An_orchestrator_that_continues_as_new_without_a_pause_holds_nobody_up_and_can_be_ended()
    {
        var spinner = test.Define<int, int>("Spinner", (context, n) =>
        {
            context.ContinueAsNew(n + 1);
            return Task.FromResult(n);
        });
        var waiter = test.Define<int, int>("Waiter", (context, _) => context.WaitForExternalEvent<int>("Go"));
        await test.StartAsync();
        var spinning = test.Engine.ScheduleAsync(spinner, "spinner", 0);
        await test.Engine.ScheduleAsync(waiter, "waiter", 0);
        await test.Engine.RaiseEventAsync("waiter", "Go", 7);
        Assert.Equal(7, (await test.Engine.WaitForCompletionAsync("waiter")).ReadOutputAs<int>());
        Assert.True(await spinning);

        await test.Engine.TerminateAsync("spinner", "enough");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await test.Engine.WaitForCompletionAsync("spinner")).RuntimeStatus);
        await test.Engine.WhenIdleAsync();
    }

    [Fact]
    public async Task A_fault_inside_the_engine_fails_those_who_wait_and_makes_it_unready()
    {
        var waiter = test.Define<int, int>("Waiter", (context, _) => context.WaitForExternalEvent<int>("Go"));
        var clock = new BreakableClock();
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var engine = new EmbeddedEngine(test.Registry, services, clock,
            new EmbeddedEngineOptions { StopGrace = TimeSpan.Zero }, NullLoggerFactory.Instance);
        await engine.StartAsync();
        await engine.ScheduleAsync(waiter, "i", 0);
        var waiting = engine.WaitForCompletionAsync("i");

        clock.IsBroken = true;
        var raised = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.RaiseEventAsync("i", "Go", 1));
        Assert.Contains("the clock is broken", raised.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
        Assert.Contains("the clock is broken", engine.Readiness.Reason, StringComparison.Ordinal);
        clock.IsBroken = false;
    }

    [Fact]
    public async Task A_journal_that_is_locked_at_the_start_is_waited_for()
    {
        var waiter = test.Define<int, int>("Waiter", (context, _) => context.WaitForExternalEvent<int>("Go"));
        await test.StartAsync();
        await test.Engine.ScheduleAsync(waiter, "i", 0);
        await test.Engine.StopAsync();
        Task starting;
        using (var other = new SqliteConnection($"Data Source={test.JournalPath};Pooling=False"))
        {
            other.Open();
            Run(other, "PRAGMA locking_mode=EXCLUSIVE");
            Run(other, "BEGIN EXCLUSIVE");
            starting = test.StartAsync();
            await Task.WhenAny(starting, Task.Delay(300));
            Assert.False(starting.IsCompleted);
            Assert.False(test.Engine.Readiness.IsReady);
            Run(other, "ROLLBACK");
        }

        await starting;
        await test.Engine.RaiseEventAsync("i", "Go", 3);
        Assert.Equal(3, (await test.Engine.WaitForCompletionAsync("i")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_start_that_waits_for_a_locked_journal_can_be_given_up()
    {
        await test.StartAsync();
        await test.Engine.StopAsync();
        using var other = new SqliteConnection($"Data Source={test.JournalPath};Pooling=False");
        other.Open();
        Run(other, "PRAGMA locking_mode=EXCLUSIVE");
        Run(other, "BEGIN EXCLUSIVE");
        using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.StartAsync(enough.Token));
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused_at_once()
    {
        await File.WriteAllTextAsync(test.JournalPath, new string('x', 5000));
        await Assert.ThrowsAsync<SqliteException>(() => test.StartAsync());
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class BreakableClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidDataException("the clock is broken") : base.GetUtcNow();
    }
}
