namespace Funding.Workflows.Stages.Committee;

/// <summary>Votes are rows of the committee's stage: of one pass, so that a list that comes back is voted on anew.</summary>
public static class VoteKeys
{
    /// <summary>The present pass of the round's committee; null where it has none.</summary>
    public static string? Prefix(Round round) =>
        round.Stages.Find(CommitteeStage.Kind) is { } committee ? RoundKeys.Vote(committee, "") : null;

    /// <exception cref="InvalidOperationException">The round has no committee.</exception>
    public static string Of(Round round, string personId) =>
        (Prefix(round) ?? throw new InvalidOperationException($"The round {round.Id} has no committee.")) + personId;
}
