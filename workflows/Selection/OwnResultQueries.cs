namespace Funding.Workflows.Selection;

/// <summary>What an applicant reads of the ranking.</summary>
public sealed class OwnResultQueries(ITableStore tables, RoundStore rounds, ApplicationStore applications)
{
    /// <summary>How the actor's own application was ranked, from the announcement on.</summary>
    /// <returns>Null before, or when it was not ranked.</returns>
    public async Task<RankedApplication?> FindAsync(
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
