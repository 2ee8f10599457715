namespace Funding.Functions.Tests.Hosting;

/// <summary>Readiness asks the task hub itself, and seldom.</summary>
public sealed class EnginePartTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 1, 0, 0, TimeSpan.Zero));
    private readonly DurableClientSource clients = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_a_trigger_has_run_it_says_so() =>
        Assert.Contains("no trigger", await new EnginePart(clients, clock).ReasonAsync(Token), StringComparison.Ordinal);

    [Fact]
    public async Task A_hub_that_answers_is_ready_and_is_asked_once_in_half_a_minute()
    {
        var asked = 0;
        clients.Offer(new AnsweringClient(() => asked++));
        var part = new EnginePart(clients, clock);
        for (var i = 0; i < 5; i++)
            Assert.Null(await part.ReasonAsync(Token));
        Assert.Equal(1, asked);
        clock.Advance(SeldomAsked.Pause);
        Assert.Null(await part.ReasonAsync(Token));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_is_named()
    {
        var reachable = false;
        clients.Offer(new AnsweringClient(() =>
        {
            if (!reachable)
                throw new TimeoutException();
        }));
        var part = new EnginePart(clients, clock);
        Assert.Contains(nameof(TimeoutException), await part.ReasonAsync(Token), StringComparison.Ordinal);
        reachable = true;
        clock.Advance(SeldomAsked.Pause);
        Assert.Null(await part.ReasonAsync(Token));
    }

    /// <summary>A client that has no instance of any id.</summary>
    private sealed class AnsweringClient(Action asked) : DurableTaskClient("readiness")
    {
        public override Task<OrchestrationMetadata?> GetInstancesAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        {
            asked();
            return Task.FromResult<OrchestrationMetadata?>(null);
        }

        public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
            throw new NotSupportedException();

        public override Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
            CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task RaiseEventAsync(
            string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
