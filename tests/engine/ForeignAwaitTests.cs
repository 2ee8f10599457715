namespace Funding.Engine.Tests;

/// <summary>Orchestrators that leave their turn fail loudly, by name, and stop nobody else.</summary>
public sealed class ForeignAwaitTests : IAsyncDisposable
{
    private readonly TestEngine test = new();

    [Fact]
    public Task Awaiting_a_delay()
    {
        var machine = new FakeTimeProvider();
        return FailsAsync(
            async (_, _) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine);
                return 1;
            },
            () => machine.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Awaiting_the_thread_pool_beside_a_wait()
    {
        using var turnIsOver = new ManualResetEventSlim();
        await FailsAsync(
            async (context, _) =>
            {
                await Task.WhenAny(context.WaitForExternalEvent<int>("Never"), Task.Run(turnIsOver.Wait));
                return 1;
            },
            turnIsOver.Set);
    }

    [Fact]
    public Task Leaving_the_turn_by_ConfigureAwait_false()
    {
        var echo = test.Activity<int, int>("Echo", (n, _) => Task.FromResult(n));
        return FailsAsync(async (context, _) =>
        {
            await context.CallActivityAsync(echo, 1).ConfigureAwait(false);
            return await context.CallActivityAsync(echo, 2);
        });
    }

    [Fact]
    public Task Cancelling_a_wait_by_the_machines_clock()
    {
        var machine = new FakeTimeProvider();
        return FailsAsync(
            async (context, _) =>
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(20), machine);
                return await context.WaitForExternalEvent<int>("Never", limit.Token);
            },
            () => machine.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public Task Awaiting_something_nobody_ever_completes() => FailsAsync((_, _) => new TaskCompletionSource<int>().Task);

    /// <param name="afterItsTurn">Ends what the orchestrator awaits, once its turn is over.</param>
    private async Task FailsAsync(Func<TaskOrchestrationContext, int, Task<int>> body, Action? afterItsTurn = null)
    {
        var culprit = test.Define("Culprit", body);
        var innocent = test.Define<int, int>("Innocent", (context, _) => context.WaitForExternalEvent<int>("Go"));
        var next = test.Define<int, int>("Next", (_, n) => Task.FromResult(n));
        await test.StartAsync();
        await test.Engine.ScheduleAsync(innocent, "innocent", 1);
        await test.Engine.ScheduleAsync(culprit, "culprit-1", 1);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await test.Engine.ScheduleAsync(next, "next", 1);
        await test.Engine.WaitForCompletionAsync("next", limit.Token);
        afterItsTurn?.Invoke();
        var failed = await test.Engine.WaitForCompletionAsync("culprit-1", limit.Token);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Contains("Culprit", failed.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("culprit-1", failed.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        await test.Engine.RaiseEventAsync("innocent", "Go", 5);
        Assert.Equal(5, (await test.Engine.WaitForCompletionAsync("innocent", limit.Token)).ReadOutputAs<int>());
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
