namespace Funding.Workflows.Stages.Notice;

/// <summary>One person's objections, over all rounds.</summary>
public sealed class OwnObjectionQueries(ITableStore tables, RoundStore rounds)
{
    private const int PageSize = 20;

    /// <summary>Own objections by round, one page.</summary>
    public async Task<(IReadOnlyList<OwnObjection> Items, string? Continuation)> ListAsync(
        Actor actor, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.Object);
        var page = await tables.QueryAsync<ObjectionKey>(
            PersonIndex.Partition(actor.PersonId), KeyRange.Prefix(PersonIndex.Objections), PageSize, continuation, cancellation);
        var own = new List<OwnObjection>();
        foreach (var (roundId, objectionId) in page.Items.Select(i => i.Value))
        {
            own.Add(await FindAsync(actor, roundId, objectionId, cancellation));
        }

        return (own, page.Continuation);
    }

    /// <summary>The actor's own objection; another's is as absent.</summary>
    public async Task<OwnObjection> FindAsync(
        Actor actor, string roundId, string objectionId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.Object);
        var partition = RoundKeys.Partition(roundId);
        var objection = await tables.GetAsync<Objection>(partition, RoundKeys.Objection(objectionId), cancellation);
        if (objection is null || objection.Value.ObjectorId != actor.PersonId)
        {
            throw new RefusedException(NoticeRefusals.ObjectionNotFound());
        }

        var entry = await tables.GetAsync<NoticeEntry>(
            partition, RoundKeys.NoticeEntry(objection.Value.ApplicationId), cancellation);
        return new OwnObjection((await rounds.GetAsync(roundId, cancellation)).Value, objection.Value, entry!.Value);
    }
}

public sealed record OwnObjection(Round Round, Objection Objection, NoticeEntry Entry);
