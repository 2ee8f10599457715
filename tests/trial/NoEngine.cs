using Funding.Workflows.Orchestration;

namespace Funding.Trial;

/// <summary>The trial runs no orchestration: effects that want one stay for the app.</summary>
internal sealed class NoEngine : OrchestrationClient
{
    public override Task<bool> ScheduleAsync<TInput, TOutput>(
        Orchestration<TInput, TOutput> orchestration, string instanceId, TInput input,
        CancellationToken cancellation = default) => throw Absent();

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? payload = null, CancellationToken cancellation = default) => throw Absent();

    public override Task<OrchestrationMetadata?> GetAsync(string instanceId, CancellationToken cancellation = default) => throw Absent();

    public override Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellation = default) =>
        throw Absent();

    public override Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default) => throw Absent();

    public override Task<bool> PurgeAsync(string instanceId, CancellationToken cancellation = default) => throw Absent();

    public override Task<OrchestrationMetadata> WaitForCompletionAsync(string instanceId, CancellationToken cancellation = default) =>
        throw Absent();

    private static NotSupportedException Absent() => new("The engine is the app's.");
}
