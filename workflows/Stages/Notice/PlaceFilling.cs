namespace Funding.Workflows.Stages.Notice;

/// <summary>Places of the public notice that wait until money is free.</summary>
public sealed class PlaceFilling(
    ITableStore tables, RoundStore rounds, RoundSuccession succession, NextInOrder next, CommitWriter commits) : IMoneyWaiter
{
    // With the round's wake-up and the handover of the freed money they fit one commit.
    private const int PlacesAtOnce = 50;

    /// <summary>Fills the place that an entry left whose money is another's from now on; safe to repeat.</summary>
    public Task FillAsync(string roundId, string applicationId, CancellationToken cancellation) => Attempts.UntilWrittenAsync(async () =>
    {
        var partition = RoundKeys.Partition(roundId);
        if (await rounds.FindAsync(roundId, cancellation) is not { Value: var round } stored
            || await tables.GetAsync<Application>(partition, RoundKeys.Application(applicationId), cancellation)
                is not { Value: var leaving })
        {
            return;
        }

        var commit = new Commit(partition).WakeRound(roundId);
        var left = await tables.GetAsync<string>(partition, Left(applicationId), cancellation);
        var waiting = await tables.GetAsync(partition, GrantKeys.PlaceWait(applicationId), cancellation);
        if (left is not null)
        {
            commit.Delete(left.Key, left.ETag);
        }
        else if (waiting is not null && IsOpen(round))
        {
            // The round's row is taken along: the notice is not closed while the place is filled.
            commit.Replace(stored, round);
        }
        else
        {
            return;
        }

        var waited = left is null;
        var moved = await next.AddAsync(
            commit, round, await succession.ReadAsync(round, null, cancellation), (leaving.Id, leaving.Title), waiting, cancellation);
        if (moved || !waited) await commits.SaveAsync(commit, cancellation);

        // Money that came after it was looked for, and before the place was known to wait for it, is found now.
        if (!moved && !waited) await FillAsync(roundId, applicationId, cancellation);
    }, cancellation);

    /// <summary>Every place that waits for money is tried again; in a round whose notice is over none is.</summary>
    public async Task WakeAsync(Commit commit, Round round, CancellationToken cancellation)
    {
        if (IsOpen(round))
        {
            foreach (var leaving in await WaitingAsync(round, cancellation)) commit.Then(Fill(round, leaving));
        }
    }

    /// <summary>The same at once, for what was lost.</summary>
    public async Task FillAllAsync(Round round, CancellationToken cancellation)
    {
        if (IsOpen(round))
        {
            foreach (var leaving in await WaitingAsync(round, cancellation)) await FillAsync(round.Id, leaving, cancellation);
        }
    }

    /// <summary>A place whose money is not another's yet: the notice stays open for it.</summary>
    internal static string Left(string applicationId) => RoundKeys.NoticeHeld($"place:{applicationId}");

    private static bool IsOpen(Round round) =>
        round.IsRunning() && round.Seal is null && round.Stages.Of(round.Stage).Kind == NoticeStage.Kind;

    private async Task<IReadOnlyList<string>> WaitingAsync(Round round, CancellationToken cancellation) =>
        [.. (await tables.QueryAsync(
                RoundKeys.Partition(round.Id), KeyRange.Prefix(GrantKeys.PlaceWaits), PlacesAtOnce, null, cancellation))
            .Rows.Select(row => row.Key[GrantKeys.PlaceWaits.Length..])];

    internal static Effect Fill(Round round, string leaving) => Effect.Of(
        FillPlaceHandler.KindName, $"{FillPlaceHandler.KindName}:{round.Id}:{leaving}", new FillPlace(round.Id, leaving));
}
