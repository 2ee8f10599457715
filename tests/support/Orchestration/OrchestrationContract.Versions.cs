using Funding.Workflows.Orchestration;
using Xunit;

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
        var changed = new OrchestrationRegistry().AddActivity(doubler, (_, n, _) => Task.FromResult(n));
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
        Assert.Equal(OrchestrationStatus.Failed, finished.Status);
        Assert.Contains("Double", finished.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_goes_on_with_its_version_until_it_continues_as_new()
    {
        static async Task<string> Body(OrchestrationContext context, string read, string mark)
        {
            await context.WaitForExternalEvent<Nothing>("Go");
            read += mark + context.Version;
            if (read.Length < 6)
                context.ContinueAsNew(read);
            return read;
        }
        var steps = Define<string, string>("Steps", (context, read) => Body(context, read, "a"));
        await StartAsync(steps, "");
        var both = new OrchestrationRegistry();
        Define<string, string>(both, "Steps", (context, read) => Body(context, read, "a"), "1");
        Define<string, string>(both, "Steps", (context, read) => Body(context, read, "b"), "2");
        if (!await Harness.RestartAsync(both))
            return;
        for (var i = 0; i < 3; i++)
        {
            await Client.RaiseEventAsync("i", "Go", Nothing.Value);
            await Harness.SettleAsync();
        }
        Assert.Equal("a1b2b2", await OutputAsync<string>());
        Assert.Equal("2", (await Client.InspectAsync("i"))!.Version);
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
