namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// Separation of duties: an objection is decided by an officer who took no earlier decision on the entry, in whatever role: not at the
/// eligibility check, on its panel, in the committee's vote, or on another objection to it; and who has declared no conflict.
/// </summary>
public sealed class ObjectionDuty(ITableStore tables, PeopleStore people, StageOffers offers, ConflictDeclarations conflicts)
{
    public async Task<bool> MayDecideAsync(
        string officerId, Round round, Application application, Objection objection, CancellationToken cancellation = default)
    {
        if (officerId == objection.ObjectorId
            || officerId == application.Eligibility?.DecidedBy
            || officerId == application.Correction?.AskedBy)
        {
            return false;
        }

        var partition = RoundKeys.Partition(round.Id);
        var entry = await tables.GetAsync<NoticeEntry>(partition, RoundKeys.NoticeEntry(application.Id), cancellation);
        return entry?.Value.DecidedBy?.Contains(officerId) is not true
            && !await HasVotedAsync(officerId, round, application, cancellation)
            && await tables.GetAsync(partition, RoundKeys.PanelSeat(application.Id, officerId), cancellation) is null
            && !await conflicts.HasWithAsync(officerId, application, cancellation);
    }

    /// <summary>The officers who may decide on it.</summary>
    public async Task<IReadOnlyList<string>> OfficersAsync(
        Round round, Application application, Objection objection, CancellationToken cancellation = default)
    {
        var may = new List<string>();
        foreach (var officer in await people.HandlingAsync(Role.Officer, round.Id, cancellation))
        {
            if (await MayDecideAsync(officer.Id, round, application, objection, cancellation))
            {
                may.Add(officer.Id);
            }
        }

        return may;
    }

    /// <summary>In any pass of a case; of a list in the present one, for a list that was returned is another list.</summary>
    private async Task<bool> HasVotedAsync(string officerId, Round round, Application application, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        if (offers.Giver<IVotes>(round) is not { } votes)
        {
            return false;
        }

        if (application.At is not { } at)
        {
            return await tables.GetAsync(partition, RoundKeys.Vote(votes, officerId), cancellation) is not null;
        }

        for (var pass = at.PassOf(votes.Id); pass > 0; pass--)
        {
            if (await tables.GetAsync(
                partition, RoundKeys.VoteOnCase(votes with { Pass = pass }, application.Id, officerId), cancellation) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
