namespace Funding.Workflows.Stages.Committee;

internal sealed class CommitteeKind(ApprovalActs acts, ListActs lists)
    : StageKind<CommitteeSettings, CommitteeFacts>(new CommitteeDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(CommitteeStage.RequestApproval, acts.RequestAsync),
        ActRun.Of(CommitteeStage.RemindApproval, acts.RemindAsync),
        ActRun.Changing(CommitteeStage.CallDeputies, acts.CallDeputiesAsync),
        ActRun.Of(CommitteeStage.ReturnToRanking, acts.ReturnAsync),
        ActRun.Nothing(CommitteeStage.Close),
    ];

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => lists.EnsureAsync(entering, cancellation);

    public override Task<CommitteeFacts> LookAsync(StageView at, CancellationToken cancellation) => acts.ReadAsync(
        at.Round, Settings(at.Programme).Votes, cancellation);

    public override StageStep Next(CommitteeSettings settings, CommitteeFacts facts, StageMoment moment) =>
        CommitteeStage.Next(settings, facts, moment);
}
