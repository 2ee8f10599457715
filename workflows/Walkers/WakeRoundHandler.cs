namespace Funding.Workflows.Walkers;

/// <summary>
/// Raises the round's Changed event unless one is outstanding already; <see cref="RoundWakes.TakeAsync"/> takes it back
/// before the rows are read, so that no change is missed and a thousand clicks are one event.
/// </summary>
internal sealed class WakeRoundHandler(ITableStore tables, DurableTaskClient client, TimeProvider clock) : IEffectHandler
{
    public const string KindName = "wake-round";

    /// <summary>An outstanding wake-up older than this may have been lost with its process: it is raised again.</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(30);

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var roundId = FundingJson.Deserialize<string>(payload)!;
        var partition = RoundKeys.Partition(roundId);
        var now = clock.GetUtcNow();
        if (!await Attempts.OnceAsync(
                () => tables.CommitAsync(partition, RowCodec.Insert(RoundKeys.Wake, now), cancellation), cancellation)
            && await tables.GetAsync<DateTimeOffset>(partition, RoundKeys.Wake, cancellation) is { } outstanding)
        {
            if (now - outstanding.Value < Lost)
            {
                return;
            }

            await tables.CommitAsync(partition, RowCodec.Upsert(RoundKeys.Wake, now), cancellation);
        }

        await client.RaiseEventAsync(HomeWalker.InstanceId(roundId), Waits.Changed, null, cancellation);
    }
}

/// <summary>Takes back the outstanding wake-up of a round.</summary>
public sealed class RoundWakes(ITableStore tables)
{
    // A conflict: none was outstanding.
    public Task TakeAsync(string roundId, CancellationToken cancellation) =>
        Attempts.OnceAsync(
            () => tables.CommitAsync(RoundKeys.Partition(roundId), [new DeleteRow(RoundKeys.Wake)], cancellation), cancellation);
}
