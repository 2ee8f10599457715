namespace Funding.Tests.Support.Orchestration;

public abstract partial class OrchestrationContract
{
    [Fact]
    public async Task An_instance_resumes_where_it_stood_after_a_restart()
    {
        var doubler = Doubler();
        var worker = Define<int, int>("Worker", async (context, n) =>
        {
            n = await context.CallActivityAsync(doubler, n);
            n += await context.WaitForExternalEvent<int>("More");
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), CancellationToken.None);
            return await context.CallActivityAsync(doubler, n);
        });
        await StartAsync(worker, 1);
        await Harness.RestartAsync(registry);
        await Client.RaiseEventAsync("i", "More", 10);
        await Harness.SettleAsync();
        await Harness.RestartAsync(registry);
        await Harness.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(24, await OutputAsync<int>());
    }

    [Fact]
    public async Task Code_changed_under_a_running_instance_fails_that_instance_by_name()
    {

        var doubler = Doubler();
        var before = Define<int, int>("Changing", async (context, n) =>
        {
            n = await context.CallActivityAsync(doubler, n);
            await context.WaitForExternalEvent<Nothing>("Go");
            return n;
        });
        await StartAsync(before, 1, "changed-instance");
        var changed = new DurableTaskRegistry().AddActivity(doubler, (_, n) => Task.FromResult(n));
        Define<int, int>(changed, "Changing", async (context, n) =>
        {
            n = await context.CallActivityAsync(new Activity<int, int>("Other"), n);
            await context.WaitForExternalEvent<Nothing>("Go");
            return n;
        });
        if (!await Harness.RestartAsync(changed))
            return;
        await Client.RaiseEventAsync("changed-instance", "Go", Nothing.Value);
        var finished = await FinishedAsync("changed-instance");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, finished.RuntimeStatus);
        Assert.Contains("Double", finished.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_goes_on_with_its_version_until_it_continues_as_new()
    {
        static Orchestration<string, string> Steps(DurableTaskRegistry registry, string newest) =>
            Define<string, string>(registry, "Steps", async (context, read) =>
        {
            await context.WaitForExternalEvent<Nothing>("Go");
            read += (context.Version == "1" ? "a" : "b") + context.Version;
            if (read.Length < 6)
                context.ContinueAsNew(new ContinueAsNewOptions { NewInput = read, NewVersion = newest });
            return read;
        });
        await StartAsync(Steps(registry, "1"), "");
        var next = new DurableTaskRegistry();
        Steps(next, "2");
        if (!await Harness.RestartAsync(next, "2"))
            return;
        for (var i = 0; i < 3; i++)
        {
            await Client.RaiseEventAsync("i", "Go", Nothing.Value);
            await Harness.SettleAsync();
        }
        Assert.Equal("a1b2b2", await OutputAsync<string>());
    }

    [Fact]
    public async Task An_instance_begun_on_one_version_finishes_on_the_program_of_the_next_beside_new_ones()
    {
        var doubler = Doubler();
        static Orchestration<int, string> Growing(DurableTaskRegistry registry, Activity<int, int> doubler) =>
            Define<int, string>(registry, "Growing", async (context, n) =>
        {
            n = await context.CallActivityAsync(doubler, n);
            if (context.CompareVersionTo("2") >= 0)
                n = await context.CallActivityAsync(doubler, n);
            await context.WaitForExternalEvent<Nothing>("Go");
            return $"{context.Version}: {await context.CallActivityAsync(doubler, n)}";
        });
        var growing = Growing(registry, doubler);
        await StartAsync(growing, 1, "old");
        var next = new DurableTaskRegistry().AddActivity(doubler, (_, n) => Task.FromResult(2 * n));
        Growing(next, doubler);
        var restarted = await Harness.RestartAsync(next, "2");
        await Client.ScheduleAsync(growing, "new", 1);
        await Harness.SettleAsync();
        foreach (var id in (string[])["old", "new"])
            await Client.RaiseEventAsync(id, "Go", Nothing.Value);
        Assert.Equal("1: 4", await OutputAsync<string>("old"));
        Assert.Equal(restarted ? "2: 8" : "1: 4", await OutputAsync<string>("new"));
    }

    [Fact]
    public async Task A_finished_activity_does_not_run_again_after_a_restart()
    {
        var runs = 0;
        var once = Activity<int, int>("Once", _ => Task.FromResult(Interlocked.Increment(ref runs)));
        var worker = Define<int, int>("Worker", async (context, n) =>
        {
            var run = await context.CallActivityAsync(once, n);
            await context.WaitForExternalEvent<Nothing>("Go");
            return run;
        });
        await StartAsync(worker, 1);
        await Harness.RestartAsync(registry);
        await Client.RaiseEventAsync("i", "Go", Nothing.Value);
        Assert.Equal(1, await OutputAsync<int>());
        Assert.Equal(1, runs);
    }
}
