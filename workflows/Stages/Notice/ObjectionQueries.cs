namespace Funding.Workflows.Stages.Notice;

/// <param name="MayDecide">False where the reader took an earlier decision on the application, is part of the objection, declared a
/// conflict, or only reads.</param>
public sealed record ObjectionView(SeenObjection Seen, Application Application, bool MayDecide)
{
    public Objection Objection => Seen.Objection;
}

/// <summary>
/// Objections for the office. Who objected and with what evidence is for the officers, who decide: not for administrators, who read what
/// was objected and answered, and not for an officer with a conflict.
/// </summary>
public sealed class ObjectionQueries(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, ObjectionDuty duty, ConflictDeclarations conflicts)
{
    /// <summary>One page; the applications are read only for a reader who declared a conflict, or applies, in the round.</summary>
    public async Task<StoredPage<SeenObjection>> ListAsync(
        Actor actor, string roundId, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadObjections);
        var page = await tables.QueryAsync<Objection>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Objections), 50, continuation, cancellation);
        var decides = actor.Can(Right.DecideObjection);
        var anyConflict = decides && await conflicts.HasAnyAsync(actor.PersonId, roundId, cancellation);
        var seen = new List<Stored<SeenObjection>>();
        foreach (var row in page.Items)
        {
            var knows = decides && !(anyConflict && await conflicts.HasWithAsync(
                actor.PersonId, (await applications.GetAsync(roundId, row.Value.ApplicationId, cancellation)).Value, cancellation));
            seen.Add(new(SeenObjection.Of(row.Value, knows), row.Key, row.ETag));
        }

        return new(seen, page.Continuation);
    }

    /// <returns>Null when there is none.</returns>
    public async Task<ObjectionView?> FindAsync(Actor actor, string roundId, string objectionId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadObjections);
        if (await tables.GetAsync<Objection>(RoundKeys.Partition(roundId), RoundKeys.Objection(objectionId), cancellation)
            is not { Value: var objection })
        {
            return null;
        }

        var application = (await applications.GetAsync(roundId, objection.ApplicationId, cancellation)).Value;
        var decides = actor.Can(Right.DecideObjection);
        var knows = decides && !await conflicts.HasWithAsync(actor.PersonId, application, cancellation);
        var may = decides && await duty.MayDecideAsync(
            actor.PersonId, (await rounds.GetAsync(roundId, cancellation)).Value, application, objection, cancellation);
        return new ObjectionView(SeenObjection.Of(objection, knows), application, may);
    }
}
