namespace Funding.Workflows.Stages.Committee;

/// <summary>Votes are rows of the committee's stage: of one pass, so that a list that comes back is voted on anew.</summary>
public static class VoteKeys
{
    /// <param name="personId">Empty for the prefix of all votes.</param>
    /// <exception cref="InvalidOperationException">The round has no committee.</exception>
    public static string Of(Round round, string personId) => RoundKeys.Vote(
        round.Stages.Find(CommitteeStage.Kind) ?? throw new InvalidOperationException($"The round {round.Id} has no committee."), personId);
}
