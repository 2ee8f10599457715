namespace Funding.Workflows.Awards;

/// <summary>
/// Has an award's walker look at its rows: started where none runs, raised where one does. The outstanding wake-up is a row, so that one
/// raised at a walker that was just ending is taken up by the sweep.
/// </summary>
public sealed class AwardWakes(ITableStore tables, DurableTaskClient client, TimeProvider clock)
{
    /// <summary>An outstanding wake-up older than this was lost with its walker.</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(30);

    public async Task WakeAsync(string home, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!await Attempts.OnceAsync(
                () => tables.CommitAsync(home, RowCodec.Insert(AwardKeys.Wake, now), cancellation), cancellation)
            && await tables.GetAsync<DateTimeOffset>(home, AwardKeys.Wake, cancellation) is { } outstanding)
        {
            if (now - outstanding.Value < Lost)
            {
                return;
            }

            await tables.CommitAsync(home, RowCodec.Upsert(AwardKeys.Wake, now), cancellation);
        }

        await client.EnsureAsync(HomeWalker.Name, HomeWalker.InstanceId(home), home, cancellation);
    }

    /// <summary>Takes back the outstanding wake-up; none is no error.</summary>
    public Task TakeAsync(string home, CancellationToken cancellation) =>
        Attempts.OnceAsync(() => tables.CommitAsync(home, [new DeleteRow(AwardKeys.Wake)], cancellation), cancellation);

    /// <summary>Wakes an award again whose wake-up nobody took.</summary>
    public async Task WakeLostAsync(string home, CancellationToken cancellation)
    {
        if (await tables.GetAsync(home, AwardKeys.Wake, cancellation) is not null)
        {
            await WakeAsync(home, cancellation);
        }
    }
}

internal sealed class WakeAwardHandler(AwardWakes wakes) : IEffectHandler
{
    public const string KindName = "wake-award";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        wakes.WakeAsync(FundingJson.Deserialize<string>(payload)!, cancellation);
}

public static class AwardCommitExtensions
{
    /// <summary>Makes the award's walker look at its rows again; many at once are one wake-up.</summary>
    public static Commit WakeAward(this Commit commit, string awardId) =>
        commit.Then(Effect.Of(WakeAwardHandler.KindName, $"wake:{awardId}", AwardKeys.Partition(awardId)));

    /// <summary>An award is otherwise from now on, and so is its line in the register.</summary>
    public static Commit ReplaceAward(this Commit commit, Stored<AwardHome> stored, AwardHome after) => commit
        .Replace(stored, after)
        .WriteElsewhere(AwardKeys.AwardsPartition, after.Id, AwardSummary.Of(after));

    /// <summary>Has an award of the round become a home of its own after this commit.</summary>
    public static Commit MakeAward(this Commit commit, string roundId, int number) => commit.Then(Effect.Of(
        MakeAwardHandler.KindName, $"make:{AwardHome.IdOf(roundId, number)}", new MakeAwardPayload(roundId, number)));
}
