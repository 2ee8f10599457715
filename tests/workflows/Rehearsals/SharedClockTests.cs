namespace Funding.Workflows.Tests.Rehearsals;

/// <summary>Several players on one clock.</summary>
public sealed class SharedClockTests : IAsyncLifetime
{
    private readonly RoundHouse house = new(engineInMemory: true);
    private readonly ConcurrentQueue<(string Who, int Day)> seen = [];
    private DateTimeOffset begins;

    public async ValueTask InitializeAsync()
    {
        await house.StartAsync(TestContext.Current.CancellationToken);
        begins = house.Time.Now;
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task It_goes_to_each_moment_that_somebody_waits_for_in_their_order()
    {
        await house.Time.SideBySideAsync(
            [() => WaitAsync("a", 1, 4), () => WaitAsync("b", 2, 3), () => WaitAsync("c", 6)], begins.AddDays(9));
        Assert.Equal([("a", 1), ("b", 2), ("b", 3), ("a", 4), ("c", 6)], seen);
        await house.Time.AdvanceToAsync(begins.AddDays(7), TestContext.Current.CancellationToken);
        Assert.Equal(begins.AddDays(7), house.Time.Now);
    }

    [Fact]
    public async Task It_does_not_move_while_somebody_acts()
    {
        var acted = new TaskCompletionSource();
        await house.Time.SideBySideAsync(
        [
            async () =>
            {
                await acted.Task;
                seen.Enqueue(("acted", DayNow()));
            },
            async () =>
            {
                var waits = WaitAsync("waits", 1);
                Assert.False(waits.IsCompleted);
                acted.SetResult();
                await waits;
            },
        ], begins.AddDays(9));
        Assert.Equal([("acted", 0), ("waits", 1)], seen);
    }

    [Fact]
    public async Task Whoever_waits_for_a_moment_after_the_end_is_left_there()
    {
        var left = house.Time.SideBySideAsync([() => WaitAsync("a", 1, 5), () => WaitAsync("b", 2)], begins.AddDays(3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal([("a", 1), ("b", 2)], seen);
        Assert.Equal(begins.AddDays(3), house.Time.Now);
    }

    [Fact]
    public async Task One_that_fails_keeps_nobody_waiting()
    {
        var played = house.Time.SideBySideAsync(
            [() => Task.FromException(new InvalidOperationException("failed")), () => WaitAsync("b", 2)], begins.AddDays(3));
        Assert.Equal("failed", (await Assert.ThrowsAsync<InvalidOperationException>(() => played)).Message);
        Assert.Equal([("b", 2)], seen);
    }

    private int DayNow() => (int)(house.Time.Now - begins).TotalDays;

    private async Task WaitAsync(string who, params IEnumerable<int> days)
    {
        foreach (var day in days)
        {
            await house.Time.AdvanceToAsync(begins.AddDays(day));
            seen.Enqueue((who, DayNow()));
        }
    }
}
