namespace Funding.Workflows.Stages.Quota;

/// <summary>What a desk sees: its own applications, and nothing of other desks.</summary>
public sealed class DeskQueries(ITableStore tables, RoundStore rounds, ApplicationRollStore rolls, StateCounts counts)
{
    /// <summary>The desk's rounds that are not cancelled, the running ones first: three point reads for each.</summary>
    public async Task<IReadOnlyList<DeskRound>> RoundsAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadDeskApplications);
        var desk = actor.Desk ?? throw new RefusedException(RecommendationRefusals.NoDesk());
        var found = new List<DeskRound>();
        foreach (var summary in (await rounds.AllAsync(cancellation))
            .Where(r => r.Standing != RoundStanding.Cancelled))
        {
            var partition = RoundKeys.Partition(summary.Id);
            if (await tables.GetAsync<DeskQuota>(partition, RoundKeys.DeskQuota(desk), cancellation) is { } quota)
            {
                var waiting = (await counts.ReadAsync(summary.Id, cancellation)).Of(desk).In(ApplicationState.Submitted);
                found.Add(new DeskRound((await rounds.GetAsync(summary.Id, cancellation)).Value, quota.Value, waiting));
            }
        }

        return [.. found.OrderBy(r => r.Round.IsFinished)
            .ThenByDescending(r => r.Round.IsAt(QuotaStage.Kind))
            .ThenByDescending(r => r.Round.Opens)];
    }

    /// <summary>What the desk's page of a round shows: the roll, and a row.</summary>
    public async Task<DeskList> FindAsync(Actor actor, string roundId, RollQuery query, CancellationToken cancellation = default)
    {
        var quota = await QuotaAsync(actor, roundId, cancellation);
        return DeskList.Of(quota, await rolls.ReadAsync(roundId, cancellation), query);
    }

    public async Task<(DeskQuota Quota, StoredPage<ApplicationSummary> Applications)> ReadAsync(
        Actor actor, string roundId, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadDeskApplications);
        await rounds.GetAsync(roundId, cancellation);
        var quota = await QuotaAsync(actor, roundId, cancellation);
        var page = await tables.QueryAsync<ApplicationSummary>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.DeskPrefix(quota.Desk)), 50, continuation, cancellation);
        return (quota, page with { Items = [.. page.Items.Where(a => a.Value.SubmittedAt is not null)] });
    }

    /// <exception cref="RefusedException">The actor has no desk, or the desk has no part in this round.</exception>
    public async Task<DeskQuota> QuotaAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadDeskApplications);
        var desk = actor.Desk ?? throw new RefusedException(RecommendationRefusals.NoDesk());
        return (await tables.GetAsync<DeskQuota>(RoundKeys.Partition(roundId), RoundKeys.DeskQuota(desk), cancellation)
            ?? throw new RefusedException(RecommendationRefusals.NoDesk())).Value;
    }
}

/// <summary>A round as a desk's start page shows it.</summary>
/// <param name="Waiting">Submitted to the desk and not recommended; a second behind at most.</param>
public sealed record DeskRound(Round Round, DeskQuota Quota, int Waiting);
