namespace Funding.Workflows.Stages.Ranking;

internal sealed class RankingKind(RankingActs ranking, ApprovalActs approval)
    : StageKind<RankingSettings, RankingFacts>(new RankingDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(RankingStage.RemindReturnedRanking, approval.RemindReturnedAsync),
        new(RankingStage.RankApplications, ranking.RankAsync),
    ];

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => ranking.HoldAsync(entering, cancellation);

    public override Task<RankingFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        Task.FromResult(new RankingFacts(at.Round.RankingHeldSince));

    public override StageStep Next(RankingSettings settings, RankingFacts facts, StageMoment moment) => RankingStage.Next(facts, moment);
}
