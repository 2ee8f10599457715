namespace Funding.Workflows.Stages.Committee;

/// <param name="Approvals">Votes for it, without those of members who declared a conflict since.</param>
/// <param name="MembersConflicted">So many members declared a conflict that without a deputy there cannot be enough votes.</param>
/// <param name="Returned">A member returned the ranking.</param>
public sealed record CommitteeFacts(int Approvals, bool MembersConflicted, bool Returned)
{
    /// <param name="conflicted">Of members and who has voted: those in conflict with what is voted on.</param>
    /// <param name="needed">Votes for it that are enough.</param>
    public static CommitteeFacts Of(
        IReadOnlyList<string> committee, IReadOnlyList<ApprovalVote> votes, IReadOnlySet<string> conflicted, int needed) => new(
        votes.Count(v => v.Approved && !conflicted.Contains(v.PersonId)),
        committee.Count(m => !conflicted.Contains(m)) < needed,
        votes.Any(v => !v.Approved));
}

/// <summary>审定: committee members approve by links; one return outweighs every approval.</summary>
public static class CommitteeStage
{
    public const string Kind = CommitteeSettings.Kind;

    /// <summary>The exit of a ranking that a member returned; the file says to which stage it leads.</summary>
    public const string ReturnedExit = CommitteeSettings.Returned;

    public static readonly StageAct RequestApproval = new(nameof(RequestApproval), Cadence.Once);
    public static readonly StageAct RemindApproval = new(nameof(RemindApproval), Cadence.EachDeadline);
    public static readonly StageAct CallDeputies = new(nameof(CallDeputies), Cadence.Daily);
    public static readonly StageAct Close = StageAct.Leaving("CloseApproval", seals: true);
    public static readonly StageAct ReturnToRanking = StageAct.Leaving(nameof(ReturnToRanking), ReturnedExit, seals: true);

    public static StageStep Next(CommitteeSettings settings, CommitteeFacts facts, StageMoment moment)
    {
        if (facts.Returned)
        {
            return StageStep.Leave(ReturnedExit);
        }

        if (facts.Approvals >= settings.Votes)
        {
            return StageStep.Leave();
        }

        var close = ShanghaiTime.CloseOf(moment.LastDay);
        return new StageSchedule(moment)
            .From(RequestApproval, DateTimeOffset.MinValue)
            .Between(RemindApproval, ShanghaiTime.StartOf(moment.LastDay), close, moment.LastDay)
            .From(CallDeputies, facts.MembersConflicted ? DateTimeOffset.MinValue : close)
            .Step();
    }

    /// <summary>The committee of the round votes on each application by itself.</summary>
    public static bool IsVotedOnByCase(this Round round) => round.Stages.Find(Kind) is { } stage && round.Stages.IsByCase(stage.Id);

    /// <summary>What a withdrawal does while the round is in this stage.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked switch
    {
        { State: ApplicationState.Eligible, Alone: true } => Withdrawing.With(),
        { State: ApplicationState.Eligible } => Withdrawing.With(WithdrawalEffect.LeavesRanking),
        _ => Withdrawing.Barred(WithdrawalBar.Over),
    };
}
