namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Reads the rows of the visits of a round, in the pass that the stage is in.</summary>
public sealed class VisitStore(ITableStore tables, RoundStore rounds)
{
    /// <summary>The round for who arranges its visits.</summary>
    /// <exception cref="RefusedException">Not the actor's, no such round, or it is not at its visits.</exception>
    public async Task<(Round Round, PlannedStage Stage)> ArrangedByAsync(
        Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ArrangeVisits);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return (round, round.DemandVisits());
    }

    /// <returns>Null before the visitors are drawn.</returns>
    public Task<Stored<VisitPlan>?> PlanAsync(Round round, PlannedStage stage, CancellationToken cancellation = default) =>
        tables.GetAsync<VisitPlan>(RoundKeys.Partition(round.Id), VisitKeys.Plan(stage), cancellation);

    public Task<Stored<Visit>?> FindAsync(
        Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default) =>
        tables.GetAsync<Visit>(RoundKeys.Partition(round.Id), VisitKeys.Visit(stage, SafeKey(caseId)), cancellation);

    /// <exception cref="RefusedException">It is not visited.</exception>
    public async Task<Stored<Visit>> GetAsync(
        Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default) =>
        await FindAsync(round, stage, caseId, cancellation) ?? throw new RefusedException(SiteVisitRefusals.NotFound(caseId));

    /// <summary>All visits, those with an appointment first and by it; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<Visit>> AllAsync(Round round, PlannedStage stage, CancellationToken cancellation = default) =>
    [
        .. (await tables.EnumerateAsync<Visit>(RoundKeys.Partition(round.Id), KeyRange.Prefix(VisitKeys.Visit(stage, "")), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation))
            .OrderBy(v => v.Appointment?.Begins ?? DateTimeOffset.MaxValue).ThenBy(v => v.CaseId, StringComparer.Ordinal),
    ];

    /// <summary>Visits that hold the stage up, by number; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(Round round, PlannedStage stage, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<string>(RoundKeys.Partition(round.Id), KeyRange.Prefix(VisitKeys.Open(stage, "")), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <summary>Ids of the applications that an expert was asked to visit, whatever became of it; one transaction.</summary>
    public async Task<IReadOnlyList<string>> OfExpertAsync(
        Round round, PlannedStage stage, string expertId, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<string>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(VisitKeys.Of(stage, expertId, "")), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <summary>Three small reads, whatever the round's size.</summary>
    public async Task<VisitFacts> LookAsync(Round round, PlannedStage stage, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var due = await tables.QueryAsync(partition, KeyRange.Prefix(VisitKeys.Dues(stage)), 1, null, cancellation);
        return new(
            await tables.AnyAsync(partition, VisitKeys.Open(stage, ""), cancellation),
            await tables.AnyAsync(partition, VisitKeys.Unplanned(stage, ""), cancellation),
            due.Rows.Count == 0 ? null : VisitKeys.DayOf(stage, due.Rows[0].Key));
    }

    public Task<List<PoolExpert>> PoolAsync(Round round, CancellationToken cancellation) =>
        tables.EnumerateAsync<PoolExpert>(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.Experts), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation).AsTask();

    // A key that storage would refuse belongs to nothing; it is looked up all the same.
    private static string SafeKey(string id) => id.Length is > 0 and <= 200 && KeyCharacters.AllowAll(id) ? id : "-";
}
