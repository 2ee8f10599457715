namespace Funding.Workflows.Stages.PriceOpening;

/// <param name="Waits">There are sealed prices, and they are not open.</param>
public sealed record PriceOpeningFacts(bool Waits);

/// <summary>报价开启: two persons open the prices; the stage waits for them, however long, and ends at once where nobody has bid.</summary>
public static class PriceOpeningStage
{
    public const string Kind = PriceOpeningSettings.Kind;

    public static readonly StageAct RemindPriceOpening = new(nameof(RemindPriceOpening), Cadence.Daily);
    public static readonly StageAct Close = StageAct.Leaving("ClosePriceOpening");

    public static StageStep Next(PriceOpeningFacts facts, StageMoment moment) => facts.Waits
        ? new StageSchedule(moment).From(RemindPriceOpening, ShanghaiTime.StartOf(moment.LastDay)).Step()
        : StageStep.Leave();

    /// <inheritdoc cref="Withdrawing.OfEligible"/>
    public static Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.OfEligible(asked);
}
