namespace Funding.Engine.Tests;

public sealed class DomainClockTests : IAsyncDisposable
{
    private readonly TestEngine test = new();

    [Fact]
    public async Task A_rehearsal_steps_from_timer_to_timer()
    {
        var monthly = test.Define<int, int>("Monthly", async (context, months) =>
        {
            for (var month = 0; month < months; month++)
                await context.CreateTimer(context.CurrentUtcDateTime.AddMonths(1), CancellationToken.None);
            return months;
        });
        await test.StartAsync();
        await test.Engine.ScheduleAsync(monthly, "i", 12);
        var steps = 0;
        await test.Engine.WhenIdleAsync();
        while (test.Engine.NextTimerDueAt is { } due)
        {
            test.Clock.SetUtcNow(due);
            await test.Engine.WhenIdleAsync();
            steps++;
        }
        Assert.Equal(12, steps);
        Assert.True((await test.Engine.GetAsync("i"))!.IsCompleted);
        Assert.Equal(new DateTime(2027, 3, 1, 1, 0, 0, DateTimeKind.Utc), test.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Idle_means_that_running_activities_have_ended_too()
    {
        var release = new TaskCompletionSource<int>();
        var slow = test.Activity<int, int>("Slow", (_, _) => release.Task);
        var worker = test.Define<int, int>("Worker", (context, n) => context.CallActivityAsync(slow, n));
        await test.StartAsync();
        await test.Engine.ScheduleAsync(worker, "i", 1);
        var idle = test.Engine.WhenIdleAsync();
        Assert.False(idle.IsCompleted);
        release.SetResult(9);
        await idle;
        Assert.Equal(9, (await test.Engine.GetAsync("i"))!.ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_clock_that_only_tells_the_time_is_looked_at()
    {
        var hands = new Hands();
        await using var services = new ServiceCollection().BuildServiceProvider();
        var sleeper = test.Define<int, int>("Sleeper", async (context, days) =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(days), CancellationToken.None);
            return days;
        });
        await using var engine = new EmbeddedEngine(test.Registry, services, hands, new EmbeddedEngineOptions(),
            NullLoggerFactory.Instance);
        await engine.StartAsync();
        await engine.ScheduleAsync(sleeper, "waited-for", 1);
        await engine.WhenIdleAsync();
        hands.Now += TimeSpan.FromDays(1);
        await engine.WhenIdleAsync();
        Assert.True((await engine.GetAsync("waited-for"))!.IsCompleted);
        await engine.ScheduleAsync(sleeper, "polled", 1);
        await engine.WhenIdleAsync();
        hands.Now += TimeSpan.FromDays(1);
        Assert.Equal(1, (await engine.WaitForCompletionAsync("polled")).ReadOutputAs<int>());
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
