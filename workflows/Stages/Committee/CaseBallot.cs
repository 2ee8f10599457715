namespace Funding.Workflows.Stages.Committee;

/// <summary>One case before the committee in its present pass: who has voted, who may, and who is barred.</summary>
/// <param name="Committee">The round's members.</param>
/// <param name="Called">Deputies called upon for this case.</param>
/// <param name="Conflicted">Of members, deputies called and who has voted: those with a conflict with this case.</param>
public sealed record CaseBallot(
    IReadOnlyList<string> Committee, IReadOnlyList<string> Called, IReadOnlyList<ApprovalVote> Votes, IReadOnlySet<string> Conflicted)
{
    /// <summary>Who may vote on it and has not, members first.</summary>
    public IReadOnlyList<string> Awaited => [.. Committee.Concat(Called).Distinct().Where(p => StandingOf(p) == VoteStanding.Open)];

    /// <summary>Members whose vote is awaited: not those for whom a deputy steps in.</summary>
    public IReadOnlyList<string> Silent => [.. Committee.Where(Awaited.Contains)];

    public CommitteeFacts Facts(int needed) => CommitteeFacts.Of(Committee, Votes, Conflicted, needed);

    /// <summary>While the case is open in the stage.</summary>
    public VoteStanding StandingOf(string personId) =>
        Votes.Any(v => v.PersonId == personId) ? VoteStanding.Voted
        : Conflicted.Contains(personId) ? VoteStanding.Conflicted
        : Committee.Contains(personId) || Called.Contains(personId) ? VoteStanding.Open
        : VoteStanding.NotYours;
}
