namespace Funding.Workflows.Stages.Committee;

/// <summary>
/// Votes are rows of the committee's stage: of one pass, so that what comes back is voted on anew. Case by case they name the case too.
/// </summary>
public static class VoteKeys
{
    /// <param name="personId">Empty for the prefix of all votes.</param>
    /// <exception cref="InvalidOperationException">The round has no committee.</exception>
    public static string Of(Round round, string personId) => RoundKeys.Vote(
        round.Stages.Find(CommitteeStage.Kind) ?? throw new InvalidOperationException($"The round {round.Id} has no committee."), personId);

    /// <summary>Whether a row of the stage is a vote of that person, on whatever and in whatever pass.</summary>
    public static bool IsVoteOf(string key, string personId) =>
        key.Contains(":vote:", StringComparison.Ordinal) && key.EndsWith($":{personId}", StringComparison.Ordinal);

    /// <summary>Which deputies were called upon for a case: they may vote on it from then on.</summary>
    public static string Called(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}called:{caseId}";

    /// <summary>What the next letters of the stage have to name.</summary>
    public static string Lines(StageKey stage) => $"{RoundKeys.StageRows}{stage}:tell:";

    public static string Line(StageKey stage, string personId, string caseId) => $"{Lines(stage)}{personId}:{caseId}";

    /// <summary>The last letter that a person had.</summary>
    public static string Told(StageKey stage, string personId) => $"{RoundKeys.StageRows}{stage}:told:{personId}";
}
