namespace Funding.Workflows.Stages.PanelReview;

internal sealed class PanelReviewKind(ReviewFacts facts, FillActs fill, CloseReviewActs close, DueDays dueDays)
    : StageKind<PanelReviewSettings, PanelReviewFacts>(new PanelReviewDeclaration())
{
    public override StageScopes Scopes => StageScopes.Cohort;

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(PanelReviewStage.FillPanels, (round, cancellation) => fill.FillPanelsAsync(round.Id, cancellation)),
        ActRun.Of(PanelReviewStage.EscalateUnscored, close.EscalateUnscoredAsync),
        ActRun.Of(PanelReviewStage.Close, close.CloseAsync),
    ];

    public override Task<PanelReviewFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        facts.ReadAsync(at.Round, cancellation);

    public override StageStep Next(PanelReviewSettings settings, PanelReviewFacts facts, StageMoment moment) =>
        PanelReviewStage.Next(facts, moment);

    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) =>
        dueDays.AnswersAsync(round, true, cancellation);

    /// <summary>After the mails: they say which day to answer it was.</summary>
    public override Task AfterExtensionAsync(Round round, CancellationToken cancellation) =>
        dueDays.AnswersAsync(round, false, cancellation);
}
