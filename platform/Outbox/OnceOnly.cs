using DurableTask.Core.Exceptions;

namespace Funding.Platform.Outbox;

/// <summary>Scheduling as this house means it: an id that exists is left alone, whatever became of it.</summary>
public static class OnceOnly
{
    private static readonly string[] AllStatuses = Enum.GetNames<OrchestrationRuntimeStatus>();

    /// <returns>
    /// True when this call made the instance. A backend that looks before it writes may tell several so that come in one moment; one
    /// instance runs.
    /// </returns>
    public static async Task<bool> ScheduleOnceAsync(
        this DurableTaskClient client, TaskName orchestrator, string instanceId, object? input, CancellationToken cancellation = default)
    {
        try
        {
            var options = new StartOrchestrationOptions(instanceId) { DedupeStatuses = AllStatuses };
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options, cancellation);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }
}
