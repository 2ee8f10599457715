namespace Funding.Workflows.Review;

/// <summary>
/// What the office looks at before the draw: conflicts that the form of a name may hide, and one person under two addresses.
/// </summary>
public sealed class PoolChecks(ITableStore tables)
{
    // Not to be judged, as they stand.
    private static readonly ApplicationState[] Left =
    [
        ApplicationState.Draft, ApplicationState.Withdrawn, ApplicationState.Lapsed, ApplicationState.NotRecommended,
            ApplicationState.Ineligible,
    ];

    /// <summary>
    /// Both lists with the decisions made, the open ones first. A transaction for each 1,000 rows of pool and applications.
    /// </summary>
    public async Task<PoolFindings> ReadAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return await ReadAsync(roundId, cancellation);
    }

    internal async Task<PoolFindings> ReadAsync(string roundId, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var decisions = await PoolDecisions.ReadAsync(tables, partition, cancellation);
        var pool = await PoolAsync(roundId, cancellation);
        var dropped = decisions.Doubles.Select(d => d.Dropped).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var applications = await ApplicationsAsync(partition, cancellation);
        var conflicts = PossibleConflicts.Find(
            [.. pool.Values.Where(e => !dropped.Contains(e.PersonId))], applications.Judged, applications.Names)
            .Select(c => new FoundConflict(c, decisions.Conflicts.GetValueOrDefault(c.Id),
                [.. c.Pairs.Select(p => pool[p.ExpertId]).Distinct()]));
        var doubles = ProbableDoubles.Find(pool.Values).Select(d => new FoundDouble(d, decisions.Doubles.FirstOrDefault(w => w.Id == d.Id)))
            .Where(d => d.Decision is not null || !decisions.IsDecided(d.Double));
        return new(
            [.. conflicts.OrderBy(c => c.Decision is not null)], [.. doubles.OrderBy(d => d.Decision is not null)],
            ExpertNames.Of(pool.Values));
    }

    internal async Task<Dictionary<string, PoolExpert>> PoolAsync(string roundId, CancellationToken cancellation)
    {
        var pool = new Dictionary<string, PoolExpert>(StringComparer.Ordinal);
        await foreach (var expert in tables.EnumerateAsync<PoolExpert>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Experts),
            cancellation))
        {
            pool.Add(expert.Value.PersonId, expert.Value);
        }

        return pool;
    }

    /// <param name="listed">Judged whatever became of them: the draw's list was fixed before.</param>
    internal async Task<RoundParties> ApplicationsAsync(
        string partition, CancellationToken cancellation, IReadOnlyList<string>? listed = null)
    {
        var kept = listed?.ToHashSet(StringComparer.Ordinal);
        var judged = new List<ApplicationParties>();
        var names = new List<string>();
        await foreach (var stored in tables.EnumerateAsync<Application>(partition, KeyRange.Prefix(RoundKeys.Applications), cancellation))
        {
            var parties = PanelExperts.PartiesOf(stored.Value);
            if (!Left.Contains(stored.Value.State) || kept?.Contains(parties.ApplicationId) == true)
            {
                judged.Add(parties);
            }

            // What was never submitted anybody may have typed.
            if (stored.Value.SubmittedAt is not null || !Left.Contains(stored.Value.State))
            {
                names.AddRange(parties.Organisations.Select(o => o.Name));
            }
        }

        return new(judged, names);
    }
}

/// <param name="Judged">Applications that are to be judged, as they stand.</param>
/// <param name="Names">Of all organisations in what was submitted.</param>
internal sealed record RoundParties(IReadOnlyList<ApplicationParties> Judged, IReadOnlyList<string> Names);

/// <param name="Decision">Null while the office has not decided: until then expert and application are kept apart.</param>
/// <param name="Experts">Who bears the name.</param>
public sealed record FoundConflict(PossibleConflict Conflict, ConflictDecision? Decision, IReadOnlyList<PoolExpert> Experts);

/// <param name="Decision">Null while the office has not decided: until then only one of the two can be drawn.</param>
public sealed record FoundDouble(ProbableDouble Double, DoubleDecision? Decision);

/// <param name="Names">Of everybody in the pool.</param>
public sealed record PoolFindings(IReadOnlyList<FoundConflict> Conflicts, IReadOnlyList<FoundDouble> Doubles, ExpertNames Names)
{
    public int OpenConflicts => Conflicts.Count(c => c.Decision is null);

    public int OpenDoubles => Doubles.Count(d => d.Decision is null);

    public bool AnyOpen => OpenConflicts + OpenDoubles > 0;
}
