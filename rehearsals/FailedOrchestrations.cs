namespace Funding.Rehearsals;

public static class FailedOrchestrations
{
    /// <summary>Those that ended by a fault: in a play none may.</summary>
    public static ValueTask<List<OrchestrationMetadata>> FailedAsync(this DurableTaskClient client) =>
        client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Failed])).ToListAsync();
}
