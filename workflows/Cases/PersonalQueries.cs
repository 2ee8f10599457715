namespace Funding.Workflows.Cases;

/// <summary>What one person takes part in, over all rounds.</summary>
public sealed class PersonalQueries(ITableStore tables, RoundStore rounds)
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
}

public sealed record OwnApplication(Round Round, Application Application);
