using Funding.Portal.Shared;
using Funding.Portal.Shell;
using Funding.Workflows.Applications;
using Funding.Workflows.Rounds;

namespace Funding.Portal.Apply;

/// <summary>The stages as one application passes them.</summary>
internal static class Progress
{
    private static readonly RoundStage[] Stages = [
        RoundStage.Call,
        RoundStage.Recommendation,
        RoundStage.Eligibility,
        RoundStage.Review,
        RoundStage.PublicNotice,
        RoundStage.Announced
    ];

    public static IReadOnlyList<Step> Of(Work work, Texts<SharedText> shared, Texts<ApplyText> texts, Show show)
    {
        var dates = work.Round.Dates;
        var at = At(work);
        return [.. Stages.Select(stage => new Step(shared.Of("stage", stage), stage < at
            ? StepState.Done
            : stage == at
            ? StepState.Current
            : StepState.Ahead, Note(stage)))];

        string? Note(RoundStage stage) => stage switch
        {
            RoundStage.Call => texts["until", show.Date(dates.CallCloses)],
            RoundStage.Recommendation => texts["until", show.Date(dates.RecommendationCloses)],
            RoundStage.Eligibility => texts["until", show.Date(dates.EligibilityCloses)],
            RoundStage.Review => texts["until", show.Date(dates.ReviewCloses)],
            RoundStage.Announced when work.Round.AnnouncedAt is { } announced => show.Date(announced),
            _ => null,
        };
    }

    /// <summary>Where it stands, or where it ended.</summary>
    private static RoundStage At(Work work) => work.Application.State switch
    {
        ApplicationState.Withdrawn => Left(work.Application),
        ApplicationState.Draft or ApplicationState.Lapsed => RoundStage.Call,
        ApplicationState.Submitted => work.Round.Stage == RoundStage.Call ? RoundStage.Call : RoundStage.Recommendation,
        ApplicationState.NotRecommended => RoundStage.Recommendation,
        ApplicationState.Recommended or ApplicationState.UnderCorrection or ApplicationState.Corrected or ApplicationState.Ineligible =>
            RoundStage.Eligibility,
        ApplicationState.Removed => RoundStage.PublicNotice,
        _ => work.Round.Stage is RoundStage.PublicNotice or RoundStage.Announced ? work.Round.Stage : RoundStage.Review,
    };

    /// <summary>The last stage it came to: only a withdrawal after the close has a reason.</summary>
    private static RoundStage Left(Application withdrawn) => withdrawn switch
    {
        { Reason: null } => RoundStage.Call,
        { Rank: not null } => RoundStage.PublicNotice,
        { Eligibility: not null } => RoundStage.Review,
        { DeskRank: not null } => RoundStage.Eligibility,
        _ => RoundStage.Recommendation,
    };
}
