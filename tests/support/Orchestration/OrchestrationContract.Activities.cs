namespace Funding.Tests.Support.Orchestration;

public abstract partial class OrchestrationContract
{
    [Fact]
    public async Task Activities_one_after_another_pass_their_results_on()
    {
        var doubler = Doubler();
        var chain = Define<int, int>("Chain", async (context, n) =>
        {
            for (var i = 0; i < 5; i++)
                n = await context.CallActivityAsync(doubler, n);
            return n;
        });
        Assert.Equal(96, (await RunAsync(chain, 3)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_wide_fan_out_runs_each_activity_once()
    {
        var runs = new ConcurrentBag<int>();
        var doubler = Activity<int, int>("Double", n =>
        {
            runs.Add(n);
            return Task.FromResult(2 * n);
        });
        var fan = Define<int, long>("Fan", async (context, width) =>
            (await Task.WhenAll(Enumerable.Range(1, width).Select(n => context.CallActivityAsync(doubler, n)))).Sum(n => (long)n));
        Assert.Equal((long)Crowd * (Crowd + 1), (await RunAsync(fan, Crowd)).ReadOutputAs<long>());
        Assert.Equal(Enumerable.Range(1, Crowd), runs.Order());
    }

    [Fact]
    public async Task A_failing_activity_is_tried_again_after_growing_pauses()
    {
        var tries = new ConcurrentQueue<DateTime>();
        var flaky = Activity<Nothing, string>("Flaky", _ =>
        {
            tries.Enqueue(Harness.UtcNow);
            return tries.Count < 4 ? throw new TimeoutException("busy") : Task.FromResult("done");
        });
        var retry = new RetryPolicy(maxNumberOfAttempts: 4, TimeSpan.FromMinutes(1), backoffCoefficient: 3,
            maxRetryInterval: TimeSpan.FromMinutes(5));
        await StartAsync(
            Define<Nothing, string>("Retrying", (context, _) => context.CallActivityAsync(flaky, Nothing.Value, retry)), Nothing.Value);
        for (var minute = 0; minute < 9; minute++)
            await Harness.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("done", await OutputAsync<string>());
        var pauses = tries.Zip(tries.Skip(1), (earlier, later) => (later - earlier).TotalMinutes);
        Assert.Equal([1, 3, 5], pauses);
    }

    [Fact]
    public async Task The_last_failure_reaches_the_orchestrator_which_can_catch_it()
    {
        var broken = Activity<Nothing, string>("Broken", _ => throw new TimeoutException("no answer"));
        var catching = Define<Nothing, string>("Catching", async (context, _) =>
        {
            try
            {
                return await context.CallActivityAsync(broken, Nothing.Value, new RetryPolicy(2, TimeSpan.FromSeconds(1), 2));
            }
            catch (TaskFailedException e)
            {
                return $"{e.TaskName}|{e.FailureDetails.ErrorType}|{e.FailureDetails.ErrorMessage}";
            }
        });
        await StartAsync(catching, Nothing.Value);
        await Harness.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal("Broken|System.TimeoutException|no answer", await OutputAsync<string>());
    }

    [Fact]
    public async Task A_failure_nobody_catches_fails_the_instance_by_name()
    {
        var broken = Activity<Nothing, string>("Broken", _ => throw new TimeoutException("no answer"));
        var finished = await RunAsync(
            Define<Nothing, string>("Careless", (context, _) => context.CallActivityAsync(broken, Nothing.Value)), Nothing.Value);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, finished.RuntimeStatus);
        Assert.Contains("Broken", finished.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("no answer", finished.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_nobody_registered_fails_by_name()
    {
        var missing = new Activity<Nothing, string>("Missing");
        var finished = await RunAsync(
            Define<Nothing, string>("Hopeful", (context, _) => context.CallActivityAsync(missing, Nothing.Value)), Nothing.Value);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, finished.RuntimeStatus);
        Assert.Contains("Missing", finished.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_beyond_what_activities_take_fails_by_name()
    {
        var swallow = Activity<string, int>("Swallow", text => Task.FromResult(text.Length));
        var big = Define<int, int>("Big", (context, size) => context.CallActivityAsync(swallow, new string('y', size)));
        var finished = await RunAsync(big, 70_000);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, finished.RuntimeStatus);
        Assert.Contains("'Swallow' is larger than 65536 bytes", finished.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_text_and_decimals_survive_the_journal()
    {
        var echo = Activity<Money, Money>("Echo", money => Task.FromResult(money with { Yuan = money.Yuan + 0.01m }));
        var finished = await RunAsync(
            Define<Money, Money>("Pay", (context, money) => context.CallActivityAsync(echo, money)),
            new Money("混合所有制二级学院😀", 1234567.8900m));
        Assert.Equal(new Money("混合所有制二级学院😀", 1234567.9000m), finished.ReadOutputAs<Money>());
    }

    private sealed record Money(string Text, decimal Yuan);
}
