namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// Separation of duties: an objection is decided by an officer who took no earlier decision on the entry, in whatever role: not at the
/// eligibility check, on its panel, in the committee's vote, or on another objection to it; and who has declared no conflict.
/// </summary>
public sealed class ObjectionDuty(ITableStore tables, StageOffers offers, ConflictDeclarations conflicts)
{
    public async Task<bool> MayDecideAsync(
        string officerId, Round round, Application application, Objection objection, CancellationToken cancellation = default)
    {
        if (officerId == objection.ObjectorId
            || officerId == application.Eligibility?.DecidedBy
            || officerId == application.Correction?.AskedBy
            || application.Editors.Contains(officerId))
        {
            return false;
        }

        var partition = RoundKeys.Partition(round.Id);
        var entry = await tables.GetAsync<NoticeEntry>(partition, RoundKeys.NoticeEntry(application.Id), cancellation);
        return entry?.Value.DecidedBy?.Contains(officerId) is not true
            && (offers.Giver<IVotes>(round) is not { } votes
                || await tables.GetAsync(partition, RoundKeys.Vote(votes, officerId), cancellation) is null)
            && await tables.GetAsync(partition, RoundKeys.PanelSeat(application.Id, officerId), cancellation) is null
            && !await conflicts.HasAsync(officerId, round.Id, application.CreditCode, cancellation);
    }
}
