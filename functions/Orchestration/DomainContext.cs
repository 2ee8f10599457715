using RetryContext = Microsoft.DurableTask.RetryContext;

namespace Funding.Functions.Orchestration;

/// <summary>The framework's context with its moments, timers and pauses between attempts on the domain clock.</summary>
public sealed class DomainContext(TaskOrchestrationContext inner, DurableClock clock) : TaskOrchestrationContext
{
    public override TaskName Name => inner.Name;

    public override string InstanceId => inner.InstanceId;

    public override string Version => inner.Version;

    public override ParentOrchestrationInstance? Parent => inner.Parent;

    public override IReadOnlyDictionary<string, object?> Properties => inner.Properties;

    public override DateTime CurrentUtcDateTime => clock.ToDomain(inner.CurrentUtcDateTime);

    public override bool IsReplaying => inner.IsReplaying;

    protected override ILoggerFactory LoggerFactory => inner.ReplaySafeLoggerFactory;

    public override T? GetInput<T>()
        where T : default => inner.GetInput<T>();

    public override Guid NewGuid() => inner.NewGuid();

    /// <exception cref="ArgumentException">The input is larger than activities take.</exception>
    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        ActivityLimits.Fits(FundingJson.Serialize(input))
            ? inner.CallActivityAsync<TResult>(name, input, OnDomainClock(options))
            : throw new ArgumentException(
                $"The input of activity '{name.Name}' is larger than {ActivityLimits.MaxBytes} bytes.", nameof(input));

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        inner.CallSubOrchestratorAsync<TResult>(orchestratorName, input, OnDomainClock(options));

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        // Once where the domain's clock is the system's; a clock that is stepped is looked at again.
        do
        {
            await inner.CreateTimer(clock.ToSystem(fireAt, inner.CurrentUtcDateTime), cancellationToken);
        }
        while (CurrentUtcDateTime < fireAt);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        inner.WaitForExternalEvent<T>(eventName, cancellationToken);

    public override void SendEvent(string instanceId, string eventName, object payload) => inner.SendEvent(instanceId, eventName, payload);

    public override void SetCustomStatus(object? customStatus) => inner.SetCustomStatus(customStatus);

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        inner.ContinueAsNew(newInput, preserveUnprocessedEvents);

    public override void ContinueAsNew(ContinueAsNewOptions options) => inner.ContinueAsNew(options);

    /// <summary>The framework counts a policy's pauses by the system's clock; a handler's are the domain's timers.</summary>
    private TaskOptions? OnDomainClock(TaskOptions? options) => options?.Retry?.Policy is { } policy
        ? options with { Retry = new TaskRetryOptions(failed => PauseAsync(policy, failed)) }
        : options;

    private async Task<bool> PauseAsync(RetryPolicy policy, RetryContext failed)
    {
        if (failed.LastAttemptNumber >= policy.MaxNumberOfAttempts)
            return false;
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, failed.LastAttemptNumber - 1);
        var pause = TimeSpan.FromTicks((long)Math.Min(ticks, policy.MaxRetryInterval.Ticks));
        await CreateTimer(CurrentUtcDateTime + pause, CancellationToken.None);
        return true;
    }
}

/// <summary>An orchestrator on the domain clock.</summary>
public sealed class OnDomainClock(ITaskOrchestrator inner, DurableClock clock) : ITaskOrchestrator
{
    public Type InputType => inner.InputType;

    public Type OutputType => inner.OutputType;

    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
        inner.RunAsync(new DomainContext(context, clock), input);
}
