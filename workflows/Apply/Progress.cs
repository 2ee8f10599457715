namespace Funding.Workflows.Apply;

/// <summary>The stages as one application passes them.</summary>
internal static class Progress
{
    /// <summary>Kinds in which an applicant has nothing to see: to them it is still the review, where there is one.</summary>
    private static readonly string[] Inner = [DrawStage.Kind, RankingStage.Kind, CommitteeStage.Kind];

    public static IReadOnlyList<Milestone> Of(Work work, RoundDays kinds, Texts<ApplyText> texts, Show show)
    {
        var stages = work.Round.Stages.Where(s => !HasReview(work.Round) || !Inner.Contains(s.Kind)).ToList();
        var kind = At(work);
        var at = stages.FindIndex(s => s.Kind == kind);
        return [.. stages.Select((stage, index) => new Milestone(
            show.Text(kinds.NameOf(stage)),
            index < at ? MilestoneState.Done : index == at ? MilestoneState.Current : MilestoneState.Ahead,
            Note(stage)))];

        string? Note(PlannedStage stage) => stage switch
        {
            { Closes: { } closes } => texts["until", show.Date(closes)],
            _ when work.Open is { } open && stage.Id == work.Round.Stage && open.LastDay(stage) is { } last =>
                texts["until", show.Date(last)],
            { Kind: AnnouncementStage.Kind } when work.Round.AnnouncedAt is { } announced => show.Date(announced),
            _ => null,
        };
    }

    /// <summary>The kind of the stage where it stands, or where it ended.</summary>
    private static string At(Work work) => work.Application.At is { } at
        ? work.Round.Stages.Of(at.Stage).Kind
        : work.Application.State switch
        {
            ApplicationState.Withdrawn => Left(work.Round, work.Application),
            ApplicationState.Draft or ApplicationState.Lapsed => work.Round.Call().Kind,
            ApplicationState.Submitted => work.Round.IsAtCall() ? work.Round.Call().Kind : AfterCall(work.Round),
            ApplicationState.NotRecommended => QuotaStage.Kind,
            ApplicationState.Recommended or ApplicationState.UnderCorrection or ApplicationState.Corrected or ApplicationState.Ineligible =>
                EligibilityStage.Kind,
            ApplicationState.Removed => NoticeStage.Kind,
            _ => Present(work.Round),
        };

    /// <summary>Of an application that goes with its round: what it cannot see is the review to it.</summary>
    private static string Present(Round round)
    {
        var present = round.Stages.Of(round.Stage).Kind;
        return Inner.Contains(present) || present == EligibilityStage.Kind ? Reviewed(round) : present;
    }

    /// <summary>The last stage it came to: only a withdrawal after the close has a reason.</summary>
    private static string Left(Round round, Application withdrawn) => withdrawn switch
    {
        { Reason: null } => round.Call().Kind,
        { Rank: not null } => NoticeStage.Kind,
        { Eligibility: not null } => Reviewed(round),
        { DeskRank: not null } => EligibilityStage.Kind,
        _ => AfterCall(round),
    };

    private static bool HasReview(Round round) => round.Stages.Find(PanelReviewStage.Kind) is not null;

    /// <summary>Where an eligible application is: in the review, or before the committee where nobody reviews.</summary>
    private static string Reviewed(Round round) => HasReview(round) ? PanelReviewStage.Kind : CommitteeStage.Kind;

    private static string AfterCall(Round round) =>
        (round.Stages.NextOf(round.Call().Id) ?? round.Call()).Kind;
}
