namespace Funding.Engine.Tests;

public sealed class EngineLifeTests : IAsyncDisposable
{
    private readonly TestEngine test = new();

    [Fact]
    public async Task Waiting_instances_leave_memory_and_come_back_for_their_event()
    {
        test.Options.IdleInstancesInMemory = 10;
        var waiter = test.Define<int, int>("Waiter", async (context, n) => n + await context.WaitForExternalEvent<int>("Go"));
        await test.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => test.Engine.ScheduleAsync(waiter, $"w{n}", n)));
        await TestEngine.EventuallyAsync(() => test.Engine.Counters.InstancesInMemory <= 10);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => test.Engine.RaiseEventAsync($"w{n}", "Go", 1000)));
        for (var n = 0; n < 500; n++)
            Assert.Equal(1000 + n, (await test.Engine.WaitForCompletionAsync($"w{n}")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Who_waits_for_the_end_is_told_what_the_journal_has_of_it_and_who_asks_for_the_start_ends_no_wait()
    {
        var waiter = test.Define<int, int>("Waiter", async (context, n) =>
        {
            context.SetCustomStatus("waiting");
            return n + await context.WaitForExternalEvent<int>("Go");
        });
        await test.StartAsync();
        await test.Engine.ScheduleAsync(waiter, "w", 1);
        var ended = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => test.Engine.WaitForCompletionAsync("w")));
        Assert.False((await test.Engine.WaitForInstanceStartAsync("w")).IsCompleted);
        Assert.False(ended.IsCompleted);
        test.Clock.Advance(TimeSpan.FromHours(1));
        await test.Engine.RaiseEventAsync("w", "Go", 1000);

        var waited = await ended;
        var journaled = (await test.Engine.GetAsync("w"))!;
        Assert.All(waited.Append(await test.Engine.WaitForCompletionAsync("w")), told =>
        {
            Assert.Equal((OrchestrationRuntimeStatus.Completed, 1001), (told.RuntimeStatus, told.ReadOutputAs<int>()));
            Assert.Equal(
                (journaled.CreatedAt, journaled.LastUpdatedAt, journaled.SerializedCustomStatus),
                (told.CreatedAt, told.LastUpdatedAt, told.SerializedCustomStatus));
        });
    }

    [Fact]
    public async Task A_start_loads_only_instances_with_work_due()
    {
        var waiter = test.Define<int, int>("Waiter", async (context, n) =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(n + 1), CancellationToken.None);
            return n;
        });
        await test.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => test.Engine.ScheduleAsync(waiter, $"w{n}", n)));
        await test.RestartAsync();
        await test.Engine.WhenIdleAsync();
        Assert.Equal(0, test.Engine.Counters.InstancesInMemory);
        test.Clock.Advance(TimeSpan.FromDays(3));
        await test.Engine.WhenIdleAsync();
        Assert.Equal(3, (await test.Engine.ListAsync(OrchestrationRuntimeStatus.Completed)).Count);
    }

    [Fact]
    public async Task An_activity_that_a_stop_interrupts_runs_again_at_the_next_start()
    {
        var started = 0;
        var patient = test.Activity<int, int>("Patient", async (n, cancellation) =>
        {
            if (Interlocked.Increment(ref started) == 1)
                await Task.Delay(Timeout.Infinite, cancellation);
            return n;
        });
        var worker = test.Define<int, int>("Worker", (context, n) => context.CallActivityAsync(patient, n));
        await test.StartAsync();
        await test.Engine.ScheduleAsync(worker, "i", 7);
        await TestEngine.EventuallyAsync(() => Volatile.Read(ref started) == 1);
        await test.RestartAsync();
        Assert.Equal(7, (await test.Engine.WaitForCompletionAsync("i")).ReadOutputAs<int>());
        Assert.Equal(2, started);
    }

    [Fact]
    public async Task A_child_knows_its_parent_and_an_instance_from_outside_has_none()
    {
        var child = test.Define<int, string>("Child", (context, _) =>
            Task.FromResult($"{context.Parent?.Name.Name} {context.Parent?.InstanceId}"));
        var parent = test.Define<int, string>("Parent", async (context, n) =>
            $"{context.Parent is null} {await context.CallSubOrchestratorAsync(child, n, "the-child")}");
        await test.StartAsync();
        await test.Engine.ScheduleAsync(parent, "i", 1);
        Assert.Equal("True Parent i", (await test.Engine.WaitForCompletionAsync("i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        test.Options.MaxConcurrentActivities = 3;
        var (running, most) = (0, 0);
        var busy = test.Activity<int, int>("Busy", async (n, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Thread.Sleep(1);
            Interlocked.Decrement(ref running);
            return n;
        });
        var fan = test.Define<int, int>(
            "Fan",
            async (context, width) =>
                (await Task.WhenAll(Enumerable.Range(0, width).Select(n => context.CallActivityAsync(busy, n)))).Length);
        await test.StartAsync();
        await test.Engine.ScheduleAsync(fan, "i", 60);
        Assert.Equal(60, (await test.Engine.WaitForCompletionAsync("i")).ReadOutputAs<int>());
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_turn_that_does_not_end_makes_the_engine_unready_and_names_the_instance()
    {
        test.Options.LongestTurn = TimeSpan.FromMilliseconds(50);
        using var release = new ManualResetEventSlim();
        var blocking = test.Define<int, int>("Blocking", (_, n) =>
        {
            release.Wait();
            return Task.FromResult(n);
        });
        await test.StartAsync();
        var scheduled = test.Engine.ScheduleAsync(blocking, "the-blocker", 1);
        await TestEngine.EventuallyAsync(() => !test.Engine.Readiness.IsReady);
        Assert.Contains("the-blocker", test.Engine.Readiness.Reason, StringComparison.Ordinal);
        release.Set();
        await scheduled;
        Assert.True(test.Engine.Readiness.IsReady);
    }

    [Fact]
    public async Task Inputs_and_outputs_of_activities_beyond_the_limit_are_refused_by_name()
    {
        var grow = test.Activity<int, string>("Grow", (size, _) => Task.FromResult(new string('x', size)));
        var swallow = test.Activity<string, int>("Swallow", (text, _) => Task.FromResult(text.Length));
        var big = test.Define<int, int>(
            "Big",
            async (context, size) => await context.CallActivityAsync(
                swallow, await context.CallActivityAsync(grow, size) + new string('y', size)));
        await test.StartAsync();
        await test.Engine.ScheduleAsync(big, "output", 70_000);
        await test.Engine.ScheduleAsync(big, "input", 40_000);
        Assert.Contains("Grow", (await test.Engine.WaitForCompletionAsync("output")).FailureDetails!.ErrorMessage,
            StringComparison.Ordinal);
        Assert.Contains("Swallow", (await test.Engine.WaitForCompletionAsync("input")).FailureDetails!.ErrorMessage,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_taken_while_it_serves_starts_an_engine_that_goes_on()
    {
        var waiter = test.Define<int, int>("Waiter", (context, _) => context.WaitForExternalEvent<int>("Go"));
        await test.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => test.Engine.ScheduleAsync(waiter, $"w{n}", n)));
        await using var restored = new TestEngine();
        var serving = Task.WhenAll(Enumerable.Range(50, 50).Select(n => test.Engine.ScheduleAsync(waiter, $"w{n}", n)));
        await test.Engine.BackUpAsync(restored.JournalPath);
        await serving;
        restored.Define<int, int>("Waiter", (context, _) => context.WaitForExternalEvent<int>("Go"));
        await restored.StartAsync();
        await restored.Engine.RaiseEventAsync("w49", "Go", 3);
        Assert.Equal(3, (await restored.Engine.WaitForCompletionAsync("w49")).ReadOutputAs<int>());
        await Assert.ThrowsAsync<IOException>(() => test.Engine.BackUpAsync(restored.JournalPath));
    }

    [Fact]
    public void Bad_options_stop_the_process_with_the_settings_name()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => new EmbeddedEngineOptions { MaxConcurrentActivities = 0 }.Validate());
        Assert.Contains("MaxConcurrentActivities", refused.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, now, seen);
    }
}
