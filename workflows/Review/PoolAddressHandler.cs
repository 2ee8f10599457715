namespace Funding.Workflows.Review;

/// <summary>An expert's new address, in the pools of running rounds. Lists, seats and letters go by the person and need nothing.</summary>
internal sealed class PoolAddressHandler(ITableStore tables) : IEffectHandler
{
    public const string KindName = "pool-address";

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var change = FundingJson.Deserialize<AddressChange>(payload)!;
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            if (summary.Value.IsRunning())
                await Attempts.UntilWrittenAsync(() => FollowAsync(summary.Value.Id, change, cancellation), cancellation);
        }
    }

    private async Task FollowAsync(string roundId, AddressChange change, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        if (await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(change.PersonId), cancellation) is { } expert
            && expert.Value.Email == change.From)
        {
            await tables.CommitAsync(partition, [RowCodec.Replace(expert, expert.Value with { Email = change.To })], cancellation);
        }
    }
}
