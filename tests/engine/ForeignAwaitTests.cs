using Funding.Workflows.Orchestration;
using Xunit;

namespace Funding.Engine.Tests;

/// <summary>Orchestrators that leave their turn fail loudly, by name, and stop nobody else.</summary>
public sealed class ForeignAwaitTests : IAsyncDisposable
{
    private readonly TestEngine test = new();

    [Fact]
    public Task Awaiting_a_delay() => FailsAsync(async (context, _) =>
    {
        await Task.Delay(1);
        return 1;
    });

    [Fact]
    public Task Awaiting_the_thread_pool_beside_a_wait() => FailsAsync(async (context, _) =>
    {
        await Task.WhenAny(context.WaitForExternalEvent<int>("Never"), Task.Run(() => Thread.Sleep(20)));
        return 1;
    });

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
    public Task Cancelling_a_wait_by_the_machines_clock() => FailsAsync(async (context, _) =>
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        return await context.WaitForExternalEvent<int>("Never", limit.Token);
    });

    [Fact]
    public Task Awaiting_something_nobody_ever_completes() => FailsAsync((_, _) => new TaskCompletionSource<int>().Task);

    private async Task FailsAsync(Func<OrchestrationContext, int, Task<int>> body)
    {
        var culprit = test.Define("Culprit", body);
        var innocent = test.Define<int, int>("Innocent", (context, _) => context.WaitForExternalEvent<int>("Go"));
        await test.StartAsync();
        await test.Engine.ScheduleAsync(innocent, "innocent", 1);
        await test.Engine.ScheduleAsync(culprit, "culprit-1", 1);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var failed = await test.Engine.WaitForCompletionAsync("culprit-1", limit.Token);
        Assert.Equal(OrchestrationStatus.Failed, failed.Status);
        Assert.Contains("Culprit", failed.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("culprit-1", failed.Failure.Message, StringComparison.Ordinal);
        await test.Engine.RaiseEventAsync("innocent", "Go", 5);
        Assert.Equal(5, (await test.Engine.WaitForCompletionAsync("innocent", limit.Token)).ReadOutput<int>());
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
