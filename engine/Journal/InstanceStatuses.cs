namespace Funding.Engine.Journal;

/// <summary>The journal's words in Durable Task's.</summary>
internal static class InstanceStatuses
{
    public static OrchestrationRuntimeStatus Public(this InstanceStatus status) => status switch
    {
        InstanceStatus.Pending => OrchestrationRuntimeStatus.Pending,
        InstanceStatus.Running => OrchestrationRuntimeStatus.Running,
        InstanceStatus.Completed => OrchestrationRuntimeStatus.Completed,
        InstanceStatus.Failed => OrchestrationRuntimeStatus.Failed,
        _ => OrchestrationRuntimeStatus.Terminated,
    };

    /// <returns>Null for a status that no instance has here.</returns>
    public static InstanceStatus? Of(OrchestrationRuntimeStatus status) =>
        Enum.GetValues<InstanceStatus>().Cast<InstanceStatus?>().FirstOrDefault(s => s!.Value.Public() == status);

    /// <param name="payloads">Whether inputs, outputs and statuses are shown.</param>
    public static OrchestrationMetadata ToMetadata(this InstanceState state, DataConverter converter, bool payloads)
    {
        var row = state.Row;
        return new OrchestrationMetadata(row.Name, row.Id)
        {
            RuntimeStatus = row.Status.Public(),
            CreatedAt = new DateTimeOffset(row.CreatedAt, TimeSpan.Zero),
            LastUpdatedAt = state.LastUpdatedAtUtc,
            DataConverter = payloads ? converter : null,
            SerializedInput = payloads ? row.Input : null,
            SerializedOutput = payloads ? row.Output : null,
            SerializedCustomStatus = payloads ? row.CustomStatus : null,
            FailureDetails = row is { Status: InstanceStatus.Failed, Failure: { } failure }
                ? new TaskFailureDetails(failure.ErrorType, failure.Message, null, null, null)
                : null,
        };
    }
}
