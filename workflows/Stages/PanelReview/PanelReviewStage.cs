namespace Funding.Workflows.Stages.PanelReview;

/// <param name="SeatsToFill">A seat of a panel is empty and nobody was found for it yet.</param>
/// <param name="SheetsUnsigned">An expert still has a sheet to sign.</param>
/// <param name="Unscored">An application has no signed sheet at all; asked only when the review could end.</param>
public sealed record PanelReviewFacts(bool SeatsToFill, bool SheetsUnsigned, bool Unscored);

/// <summary>专家评审: the drawn experts score until the last day, or until every sheet is signed.</summary>
public static class PanelReviewStage
{
    public const string Kind = PanelReviewSettings.Kind;

    public static readonly StageAct FillPanels = new(nameof(FillPanels), Cadence.WhileDue);
    public static readonly StageAct EscalateUnscored = new(nameof(EscalateUnscored), Cadence.Daily);
    public static readonly StageAct Close = StageAct.Leaving("CloseReview", seals: true);

    public static StageStep Next(PanelReviewFacts facts, StageMoment moment)
    {
        var close = ShanghaiTime.CloseOf(moment.LastDay);
        if (moment.Now < close && facts.SeatsToFill)
        {
            return StageStep.Do(FillPanels);
        }

        if (moment.Now < close && facts.SheetsUnsigned)
        {
            return StageStep.WaitUntil(close);
        }

        // Nobody loses because no expert scored: the administrators extend the review or cancel the round.
        return facts.Unscored ? new StageSchedule(moment).From(EscalateUnscored, close).Step() : StageStep.Leave();
    }

    /// <summary>What a withdrawal does while the round is in this stage.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked switch
    {
        { State: ApplicationState.Eligible } => Withdrawing.With(WithdrawalEffect.EndsReviews),
        _ => Withdrawing.Barred(WithdrawalBar.Over),
    };
}
