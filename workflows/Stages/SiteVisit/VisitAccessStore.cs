namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>
/// The one way of a visitor to a visit, and through it to the application: who visits it and has no conflict with it by now. For everybody
/// else the answer is that of one that does not exist.
/// </summary>
public sealed class VisitAccessStore(ITableStore tables, RoundStore rounds, VisitStore visits)
{
    /// <summary>Three point reads, whatever they find.</summary>
    /// <exception cref="RefusedException">Not the actor's to visit.</exception>
    public async Task<OpenedVisit> OpenAsync(Actor actor, string roundId, string caseId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReviewApplication);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (round.Stages.Find(SiteVisitStage.Kind) is not { } stage)
            throw new RefusedException(SiteVisitRefusals.NoVisits());
        var expert = await tables.GetAsync<PoolExpert>(RoundKeys.Partition(roundId), RoundKeys.Expert(actor.PersonId), cancellation);
        var visit = await visits.FindAsync(round, stage, caseId, cancellation);
        return visit is not null && expert is not null && Visits(expert.Value, visit.Value)
            ? new(round, stage, visit) : throw new RefusedException(SiteVisitRefusals.NotFound(caseId));
    }

    /// <summary>The same for a change: the round is at its visits and the protocol is not complete.</summary>
    /// <exception cref="RefusedException">Not the actor's to visit, or not any more.</exception>
    public async Task<OpenedVisit> OpenForChangeAsync(
        Actor actor, string roundId, string caseId, CancellationToken cancellation = default)
    {
        var opened = await OpenAsync(actor, roundId, caseId, cancellation);
        opened.Round.DemandVisits();
        return opened.Visit.Value.State == VisitState.Open ? opened : throw new RefusedException(SiteVisitRefusals.Complete());
    }

    /// <summary>The visits of one expert, by their appointments, without those that they may not see: two reads and one for each.</summary>
    public async Task<IReadOnlyList<Visit>> OwnAsync(
        Actor actor, Round round, PlannedStage stage, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReviewApplication);
        if (await tables.GetAsync<PoolExpert>(RoundKeys.Partition(round.Id), RoundKeys.Expert(actor.PersonId), cancellation)
            is not { Value: var expert })
            return [];
        var own = new List<Visit>();
        foreach (var caseId in await visits.OfExpertAsync(round, stage, actor.PersonId, cancellation))
        {
            if (await visits.FindAsync(round, stage, caseId, cancellation) is { Value: var visit } && Visits(expert, visit))
                own.Add(visit);
        }

        return [.. own.OrderBy(v => v.Appointment?.Begins ?? DateTimeOffset.MaxValue).ThenBy(v => v.CaseId, StringComparer.Ordinal)];
    }

    private static bool Visits(PoolExpert expert, Visit visit) => visit.State != VisitState.Withdrawn
        && visit.Visiting.Contains(expert.PersonId)
        && new ConflictTable([PanelExpert.Of(expert, 0)], [])
            .Of(new ReviewedApplication(visit.CaseId, visit.Organisations, [])).Count == 0;
}

public sealed record OpenedVisit(Round Round, PlannedStage Stage, Stored<Visit> Visit);
