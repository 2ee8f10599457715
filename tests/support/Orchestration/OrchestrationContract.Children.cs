namespace Funding.Tests.Support.Orchestration;

public abstract partial class OrchestrationContract
{
    [Fact]
    public async Task A_child_hands_its_result_to_its_parent()
    {
        var doubler = Doubler();
        var child = Define<int, int>("Child", (context, n) => context.CallActivityAsync(doubler, n));
        var parent = Define<int, int>("Parent", async (context, n) => 1 + await context.CallSubOrchestratorAsync(child, n, "the-child"));
        Assert.Equal(21, (await RunAsync(parent, 10)).ReadOutputAs<int>());
        Assert.Equal(20, await OutputAsync<int>("the-child"));
    }

    [Fact]
    public async Task Children_without_an_id_get_their_own()
    {
        var child = Define<int, string>("Child", (context, n) => Task.FromResult(context.InstanceId));
        var parent = Define<int, int>("Parent", async (context, width) =>
            (await Task.WhenAll(Enumerable.Range(0, width).Select(n => context.CallSubOrchestratorAsync(child, n)))).Distinct().Count());
        Assert.Equal(200, (await RunAsync(parent, 200)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_failed_child_fails_its_step_in_the_parent()
    {
        var child = Define<int, int>("Child", (_, _) => throw new InvalidDataException("bad sheet"));
        await RunAsync(Catching(child), 1);
        Assert.Contains("bad sheet", await OutputAsync<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminated_child_fails_its_step_in_the_parent()
    {
        var child = Define<int, int>("Child", (context, _) => context.WaitForExternalEvent<int>("Never"));
        await StartAsync(Catching(child), 1);
        await Client.TerminateAsync("the-child", "cancelled");
        Assert.StartsWith("Child", await OutputAsync<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminated_parent_leaves_its_child_running()
    {
        var child = Define<int, int>("Child", (context, _) => context.WaitForExternalEvent<int>("Number"));
        await StartAsync(Catching(child), 1);
        await Client.TerminateAsync("i", "cancelled");
        await Client.RaiseEventAsync("the-child", "Number", 7);
        Assert.Equal(7, await OutputAsync<int>("the-child"));
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await FinishedAsync()).RuntimeStatus);
    }

    [Fact]
    public async Task A_failed_child_is_tried_again_after_a_pause()
    {
        var attempts = 0;
        var count = Activity<Nothing, int>("Count", _ => Task.FromResult(Interlocked.Increment(ref attempts)));
        var child = Define<int, int>("Child", async (context, _) =>
            await context.CallActivityAsync(count, Nothing.Value) is var n && n < 3 ? throw new TimeoutException("not yet") : n);
        await StartAsync(Define<Nothing, int>("Parent", (context, _) =>
            context.CallSubOrchestratorAsync(child, 1, retry: new RetryPolicy(3, TimeSpan.FromMinutes(1), 2))), Nothing.Value);
        await Harness.AdvanceAsync(TimeSpan.FromMinutes(1));
        await Harness.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(3, await OutputAsync<int>());
    }

    private Orchestration<int, string> Catching(Orchestration<int, int> child) => Define<int, string>("Parent", async (context, n) =>
    {
        try
        {
            return $"{await context.CallSubOrchestratorAsync(child, n, "the-child")}";
        }
        catch (TaskFailedException e)
        {
            return $"{e.TaskName}: {e.FailureDetails?.ErrorMessage}";
        }
    });
}
