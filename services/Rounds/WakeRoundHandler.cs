using Funding.Services.Outbox;
using Funding.Services.Storage;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Rounds;

namespace Funding.Services.Rounds;

/// <summary>
/// Raises the round's Changed event unless one is outstanding already; <see cref="RoundWakes.TakeAsync"/> takes it back
/// before the rows are read, so that no change is missed and a thousand clicks are one event.
/// </summary>
internal sealed class WakeRoundHandler(ITableStore tables, OrchestrationClient client) : IEffectHandler
{
    public const string KindName = "wake-round";

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var roundId = OrchestrationJson.Deserialize<string>(payload)!;
        try
        {
            await tables.CommitAsync(RoundKeys.Partition(roundId), [new InsertRow(RoundKeys.Wake, RowCodec.Write("outstanding"))], cancellation);
        }
        catch (StorageConflictException)
        {
            return;
        }

        await client.RaiseEventAsync(RoundOrchestrator.InstanceId(roundId), Waits.Changed, null, cancellation);
    }
}

/// <summary>Takes back the outstanding wake-up of a round.</summary>
public sealed class RoundWakes(ITableStore tables)
{
    public async Task TakeAsync(string roundId, CancellationToken cancellation)
    {
        try
        {
            await tables.CommitAsync(RoundKeys.Partition(roundId), [new DeleteRow(RoundKeys.Wake)], cancellation);
        }
        catch (StorageConflictException)
        {
            // None was outstanding.
        }
    }
}
