namespace Funding.Workflows.Stages.Notice;

/// <param name="MayDecide">False where the reader took an earlier decision on the application, is part of the objection, or declared a
/// conflict.</param>
public sealed record ObjectionView(Objection Objection, Application Application, bool MayDecide);

/// <summary>Objections for those who decide them; nobody else sees who objected.</summary>
public sealed class ObjectionQueries(ITableStore tables, RoundStore rounds, ApplicationStore applications, ObjectionDuty duty)
{
    public Task<StoredPage<Objection>> ListAsync(
        Actor actor, string roundId, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideObjection);
        return tables.QueryAsync<Objection>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Objections), 50, continuation, cancellation);
    }

    /// <returns>Null when there is none.</returns>
    public async Task<ObjectionView?> FindAsync(Actor actor, string roundId, string objectionId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideObjection);
        if (await tables.GetAsync<Objection>(RoundKeys.Partition(roundId), RoundKeys.Objection(objectionId), cancellation)
            is not { Value: var objection })
        {
            return null;
        }

        var application = (await applications.GetAsync(roundId, objection.ApplicationId, cancellation)).Value;
        var may = await duty.MayDecideAsync(
            actor.PersonId, (await rounds.GetAsync(roundId, cancellation)).Value, application, objection, cancellation);
        return new ObjectionView(objection, application, may);
    }
}
