using Azure.Data.Tables;

namespace Funding.Trial;

/// <summary>
/// The app's task hub as it lies in its storage account. The trial runs no orchestration, effects that want one stay for the app; it only
/// looks at which there are.
/// </summary>
/// <param name="account">Connection string of the hub's account.</param>
internal sealed class HubFromOutside(string? account) : DurableTaskClient(nameof(HubFromOutside))
{
    /// <summary>Named after the hub in functions/host.json.</summary>
    private const string Instances = "FundingInstances";

    private const string Status = "RuntimeStatus";

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default) => throw Absent();

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        throw Absent();

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw Absent();

    /// <param name="filter">By states alone.</param>
    /// <exception cref="NotSupportedException">Something else is asked for, or the account has no connection string.</exception>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        account is null || filter is { CreatedFrom: not null } or { CreatedTo: not null } or { InstanceIdPrefix: not null }
        ? throw Absent()
        : Pageable.Create<OrchestrationMetadata>(async (_, _, cancellation) =>
        {
            var found = new List<OrchestrationMetadata>();
            await foreach (var row in new TableClient(account, Instances).QueryAsync<TableEntity>(cancellationToken: cancellation))
            {
                // A row of another shape is the hub's own.
                if (Enum.TryParse<OrchestrationRuntimeStatus>(row.GetString(Status), out var status)
                    && filter?.Statuses?.Contains(status) != false)
                    found.Add(new(row.GetString("Name") ?? "", row.PartitionKey) { RuntimeStatus = status });
            }

            return new Page<OrchestrationMetadata>(found);
        });

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw Absent();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw Absent();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw Absent();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw Absent();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NotSupportedException Absent() => new("The engine is the app's.");
}
