namespace Funding.Workflows.Stages.PanelReview;

/// <summary>The review by panels of experts.</summary>
/// <param name="Days">Days of the review.</param>
/// <param name="AcceptWorkingDays">Working days an expert has to accept or recuse before silence counts as recusal.</param>
public sealed record PanelReviewSettings(int Days, int AcceptWorkingDays, Rubric Rubric, PanelRules Panel) : IScores, IPanel
{
    public const string Kind = "panel-review";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static PanelReviewSettings Of(Programme programme) => programme.StageSettings<PanelReviewSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static PanelReviewSettings? Find(Programme programme) => programme.FindStageSettings<PanelReviewSettings>(Kind);

    /// <summary>The criteria of the rubric; none where nothing is scored.</summary>
    public static IReadOnlyList<Criterion> CriteriaOf(Programme programme) => Find(programme)?.Rubric.Criteria ?? [];
}
