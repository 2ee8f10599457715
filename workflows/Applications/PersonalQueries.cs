namespace Funding.Workflows.Applications;

/// <summary>What one person takes part in, over all rounds.</summary>
public sealed class PersonalQueries(ITableStore tables, RoundStore rounds, ApplicationStore applications)
{
    private const int PageSize = 20;

    /// <summary>Own applications by round, one page: one query and two reads each.</summary>
    public async Task<(IReadOnlyList<OwnApplication> Items, string? Continuation)> ApplicationsAsync(
        Actor actor, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var page = await tables.QueryAsync<ApplicationKey>(
            PersonIndex.Partition(actor.PersonId), KeyRange.Prefix(PersonIndex.Applications), PageSize, continuation, cancellation);
        var own = new List<OwnApplication>();
        foreach (var (roundId, applicationId) in page.Items.Select(i => i.Value))
        {
            if (await rounds.FindAsync(roundId, cancellation) is { } round
                && await tables.GetAsync<Application>(RoundKeys.Partition(roundId), RoundKeys.Application(applicationId), cancellation)
                    is { } application
                && application.Value.Editors.Contains(actor.PersonId))
            {
                own.Add(new OwnApplication(round.Value, application.Value));
            }
        }

        return (own, page.Continuation);
    }

    /// <summary>Own objections by round, one page.</summary>
    public async Task<(IReadOnlyList<OwnObjection> Items, string? Continuation)> ObjectionsAsync(
        Actor actor, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.Object);
        var page = await tables.QueryAsync<ObjectionKey>(
            PersonIndex.Partition(actor.PersonId), KeyRange.Prefix(PersonIndex.Objections), PageSize, continuation, cancellation);
        var own = new List<OwnObjection>();
        foreach (var (roundId, objectionId) in page.Items.Select(i => i.Value))
        {
            own.Add(await ObjectionAsync(actor, roundId, objectionId, cancellation));
        }

        return (own, page.Continuation);
    }

    /// <summary>The actor's own objection; another's is as absent.</summary>
    public async Task<OwnObjection> ObjectionAsync(
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

    /// <summary>How the actor's own application was ranked, from the announcement on.</summary>
    /// <returns>Null before, or when it was not ranked.</returns>
    public async Task<RankedApplication?> ResultAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        var application = (await applications.GetOwnAsync(actor, roundId, applicationId, cancellation)).Value;
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return round.Standing == RoundStanding.Announced && application.Rank is { } rank
            ? (await tables.GetAsync<RankedApplication>(
                RoundKeys.Partition(roundId), RoundKeys.RankedEntry(round.RankingVersion, rank), cancellation))?.Value
            : null;
    }
}

public sealed record OwnApplication(Round Round, Application Application);

public sealed record OwnObjection(Round Round, Objection Objection, NoticeEntry Entry);
