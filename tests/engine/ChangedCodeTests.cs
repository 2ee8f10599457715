namespace Funding.Engine.Tests;

/// <summary>What this engine notices of changed code beyond the contract.</summary>
public sealed class ChangedCodeTests : IAsyncDisposable
{
    private readonly TestEngine before = new();
    private readonly TestEngine after = new();

    public ChangedCodeTests() => after.Options.DataFolder = before.Options.DataFolder;

    [Fact]
    public Task A_renamed_event() => ChangesFromAsync(Waiting("Approved"), Waiting("Decided"), "Approved", "Decided");

    [Fact]
    public Task A_step_left_out() => ChangesFromAsync(Waiting("First", "Second"), Waiting("First"), "Second");

    [Fact]
    public Task A_timer_in_place_of_a_wait() => ChangesFromAsync(Waiting("First"), async context =>
    {
        await context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), CancellationToken.None);
        return 1;
    }, "First", "a timer");

    [Fact]
    public Task An_end_that_comes_too_early() => ChangesFromAsync(Waiting("First"), _ => Task.FromResult(1), "First", "the end");

    [Fact]
    public async Task An_orchestrator_no_longer_registered_fails_by_name()
    {
        var changing = before.Define<int, int>("Changing", (context, _) => context.WaitForExternalEvent<int>("Go"));
        await before.StartAsync();
        await before.Engine.ScheduleAsync(changing, "the-instance", 1);
        await before.Engine.StopAsync();
        await after.StartAsync();
        await after.Engine.RaiseEventAsync("the-instance", "Go", 1);
        var failed = await after.Engine.WaitForCompletionAsync("the-instance");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.All(["the-instance", "Changing"], part =>
            Assert.Contains(part, failed.FailureDetails!.ErrorMessage, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_child_whose_id_is_running_already_is_refused_by_name()
    {
        var child = before.Define<int, int>("Child", (context, _) => context.WaitForExternalEvent<int>("Go"));
        var parent = before.Define<int, int>("Parent", (context, n) => context.CallSubOrchestratorAsync(child, n, "taken"));
        await before.StartAsync();
        await before.Engine.ScheduleAsync(child, "taken", 1);
        await before.Engine.ScheduleAsync(parent, "parent", 1);
        Assert.Contains("'taken' is running already", (await before.Engine.WaitForCompletionAsync("parent")).FailureDetails!.ErrorMessage,
            StringComparison.Ordinal);
        Assert.False((await before.Engine.GetAsync("taken"))!.IsCompleted);
    }

    private static Func<TaskOrchestrationContext, Task<int>> Waiting(params string[] events) => async context =>
    {
        await Task.WhenAll(events.Select(e => context.WaitForExternalEvent<int>(e)));
        return events.Length;
    };

    private async Task ChangesFromAsync(
        Func<TaskOrchestrationContext, Task<int>> old, Func<TaskOrchestrationContext, Task<int>> changed, params string[] named)
    {
        var changing = before.Define<int, int>("Changing", (context, _) => old(context));
        after.Define<int, int>("Changing", (context, _) => changed(context));
        await before.StartAsync();
        await before.Engine.ScheduleAsync(changing, "the-instance", 1);
        await before.Engine.StopAsync();
        await after.StartAsync();
        await after.Engine.RaiseEventAsync("the-instance", "First", 1);
        var failed = await after.Engine.WaitForCompletionAsync("the-instance");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.All(["the-instance", "Changing", "version '1'", .. named], part =>
            Assert.Contains(part, failed.FailureDetails!.ErrorMessage, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await before.Engine.DisposeAsync();
        await after.DisposeAsync();
    }
}
