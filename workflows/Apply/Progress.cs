namespace Funding.Workflows.Apply;

/// <summary>The stages as one application passes them.</summary>
internal static class Progress
{
    public static IReadOnlyList<Milestone> Of(Work work, RoundDays kinds, StageOffers offers, Texts<ApplyText> texts, Show show)
    {
        var giving = Giving.In(work.Round, offers);
        var stages = work.Round.Stages.Where(s => giving.Scores.Length == 0 || !giving.IsInner(s.Kind)).ToList();
        var kind = At(work, giving);
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
            _ when stage == work.Round.Stages[^1] && work.Round.AnnouncedAt is { } announced => show.Date(announced),
            _ => null,
        };
    }

    /// <summary>The kind of the stage where it stands, or where it ended.</summary>
    private static string At(Work work, Giving giving) => work.Application.At is { } at
        ? work.Round.Stages.Of(at.Stage).Kind
        : work.Application.State switch
        {
            ApplicationState.Withdrawn => Left(work.Round, work.Application, giving),
            ApplicationState.Draft or ApplicationState.Lapsed => work.Round.Call().Kind,
            ApplicationState.Submitted => work.Round.IsAtCall() ? work.Round.Call().Kind : AfterCall(work.Round),
            ApplicationState.NotRecommended => giving.Limits,
            ApplicationState.Recommended or ApplicationState.UnderCorrection or ApplicationState.Corrected or ApplicationState.Ineligible =>
                giving.Check,
            ApplicationState.Removed => giving.Notice,
            _ => Present(work.Round, giving),
        };

    /// <summary>Of an application that goes with its round: what it cannot see is the review to it.</summary>
    private static string Present(Round round, Giving giving)
    {
        var present = round.Stages.Of(round.Stage).Kind;
        return giving.IsInner(present) || present == giving.Check ? giving.Reviewed : present;
    }

    /// <summary>The last stage it came to: only a withdrawal after the close has a reason.</summary>
    private static string Left(Round round, Application withdrawn, Giving giving) => withdrawn switch
    {
        { Reason: null } => round.Call().Kind,
        { Rank: not null } => giving.Notice,
        { Eligibility: not null } => giving.Reviewed,
        { DeskRank: not null } => giving.Check,
        _ => AfterCall(round),
    };

    private static string AfterCall(Round round) =>
        (round.Stages.NextOf(round.Call().Id) ?? round.Call()).Kind;

    /// <summary>The kinds of the round's stages by what they give; empty where none gives it.</summary>
    private sealed record Giving(string Limits, string Check, string Seats, string Scores, string Ranking, string Votes, string Notice)
    {
        /// <summary>Where an eligible application is: in the review, or before the committee where nobody reviews.</summary>
        public string Reviewed => Scores.Length > 0 ? Scores : Votes;

        /// <summary>An applicant has nothing to see there: to them it is still the review, where there is one.</summary>
        public bool IsInner(string kind) => kind == Seats || kind == Ranking || kind == Votes;

        public static Giving In(Round round, StageOffers offers) => new(
            offers.KindOf<ILimits>(round), offers.KindOf<IChecked>(round), offers.KindOf<ISeats>(round), offers.KindOf<IScores>(round),
            offers.KindOf<IRanking>(round), offers.KindOf<IVotes>(round), offers.KindOf<IPublished>(round));
    }
}
