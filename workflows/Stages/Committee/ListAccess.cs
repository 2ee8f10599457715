namespace Funding.Workflows.Stages.Committee;

/// <summary>
/// Who opens the applications of a list that is before the committee: the members, and deputies who were called upon, as long as it is
/// there; never who declared a conflict in the round or applies in it.
/// </summary>
internal static class ListAccess
{
    public static bool IsOpenFor(Round round, string personId, bool conflicted) =>
        !conflicted
        && round.IsAt(CommitteeStage.Kind)
        && !round.IsVotedOnByCase()
        && (round.Committee.Contains(personId) || round.VotingDeputies.Contains(personId));

    /// <summary>One that was withdrawn since is not on the list any more.</summary>
    public static bool Opens(Round round, Application application, string personId, bool conflicted) =>
        IsOpenFor(round, personId, conflicted)
        && application is { At: null, State: ApplicationState.Eligible, SubmittedAt: not null };
}
