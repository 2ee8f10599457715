namespace Funding.Workflows.Office;

/// <summary>Extensions and cancellations that were proposed, for administrators.</summary>
public sealed class ProposalQueries(ITableStore tables)
{
    public Task<StoredPage<RoundProposal>> ListAsync(
        Actor actor, string roundId, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExtendOrCancelRound);
        return tables.QueryAsync<RoundProposal>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Proposals), 50, continuation, cancellation);
    }

    /// <returns>Null when there is none.</returns>
    public async Task<RoundProposal?> FindAsync(Actor actor, string roundId, string proposalId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExtendOrCancelRound);
        return (await tables.GetAsync<RoundProposal>(RoundKeys.Partition(roundId), RoundKeys.Proposal(proposalId), cancellation))?.Value;
    }
}
