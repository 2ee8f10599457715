namespace Funding.Tests.Support.Orchestration;

/// <summary>An activity's name with the shape of what goes in and comes out, so that tests read without type arguments.</summary>
public sealed record Activity<TIn, TOut>(string Name);

/// <summary>An orchestrator's name with the shape of its input and output.</summary>
public sealed record Orchestration<TIn, TOut>(string Name);

/// <summary>Durable Task by those names.</summary>
public static class Shorthand
{
    public static DurableTaskRegistry AddOrchestrator<TIn, TOut>(
        this DurableTaskRegistry tasks, Orchestration<TIn, TOut> name, Func<TaskOrchestrationContext, TIn, Task<TOut>> body) =>
        tasks.AddOrchestrator(name.Name, () => new Lambda<TIn, TOut>(body));

    public static DurableTaskRegistry AddActivity<TIn, TOut>(
        this DurableTaskRegistry tasks, Activity<TIn, TOut> name, Func<IServiceProvider, TIn, Task<TOut>> run) =>
        tasks.AddActivity(name.Name, services => new LambdaActivity<TIn, TOut>(input => run(services, input)));

    public static Task<TOut> CallActivityAsync<TIn, TOut>(
        this TaskOrchestrationContext context, Activity<TIn, TOut> activity, TIn input, RetryPolicy? retry = null) =>
        context.CallActivityAsync<TOut>(activity.Name, input, new TaskOptions(retry is null ? null : new TaskRetryOptions(retry)));

    public static Task<TOut> CallSubOrchestratorAsync<TIn, TOut>(
        this TaskOrchestrationContext context, Orchestration<TIn, TOut> orchestration, TIn input, string? instanceId = null,
        RetryPolicy? retry = null) =>
        context.CallSubOrchestratorAsync<TOut>(
            orchestration.Name, input, new SubOrchestrationOptions(retry is null ? null : new TaskRetryOptions(retry), instanceId));

    public static Task<bool> ScheduleAsync<TIn, TOut>(
        this DurableTaskClient client, Orchestration<TIn, TOut> orchestration, string instanceId, TIn input) =>
        client.ScheduleOnceAsync(orchestration.Name, instanceId, input);

    public static Task<OrchestrationMetadata?> GetAsync(this DurableTaskClient client, string instanceId) =>
        client.GetInstanceAsync(instanceId, getInputsAndOutputs: true);

    /// <summary>All instances that the query finds.</summary>
    public static async Task<List<OrchestrationMetadata>> ListAsync(
        this DurableTaskClient client, params OrchestrationRuntimeStatus[] statuses)
    {
        var found = new List<OrchestrationMetadata>();
        var query = new OrchestrationQuery(Statuses: statuses.Length == 0 ? null : statuses, PageSize: 1000, FetchInputsAndOutputs: true);
        await foreach (var instance in client.GetAllInstancesAsync(query))
            found.Add(instance);
        return found;
    }

    public static Task TerminateAsync(this DurableTaskClient client, string instanceId, string reason) =>
        client.TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(reason));

    public static async Task<bool> PurgeAsync(this DurableTaskClient client, string instanceId) =>
        (await client.PurgeInstanceAsync(instanceId)).PurgedInstanceCount > 0;

    public static Task<OrchestrationMetadata> WaitForCompletionAsync(
        this DurableTaskClient client, string instanceId, CancellationToken cancellation = default) =>
        client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, cancellation);

    private sealed class Lambda<TIn, TOut>(Func<TaskOrchestrationContext, TIn, Task<TOut>> body) : TaskOrchestrator<TIn, TOut>
    {
        public override Task<TOut> RunAsync(TaskOrchestrationContext context, TIn input) => body(context, input);
    }

    private sealed class LambdaActivity<TIn, TOut>(Func<TIn, Task<TOut>> run) : TaskActivity<TIn, TOut>
    {
        public override Task<TOut> RunAsync(TaskActivityContext context, TIn input) => run(input);
    }
}
