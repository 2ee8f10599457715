namespace Funding.Workflows.Stages.PriceOpening;

/// <param name="RemindFrom">From this day on it is reminded of; null where no sealed price waits.</param>
public sealed record PriceOpeningFacts(DateOnly? RemindFrom);

/// <summary>报价开启: the stage waits for two persons, however long, and ends at once where nobody has bid.</summary>
public static class PriceOpeningStage
{
    public const string Kind = PriceOpeningSettings.Kind;

    public static readonly StageAct RemindPriceOpening = new(nameof(RemindPriceOpening), Cadence.Daily);
    public static readonly StageAct Close = StageAct.Leaving("ClosePriceOpening");

    public static StageStep Next(PriceOpeningFacts facts, StageMoment moment) => facts.RemindFrom is { } day
        ? new StageSchedule(moment).From(RemindPriceOpening, ShanghaiTime.StartOf(day)).Step()
        : StageStep.Leave();

    /// <inheritdoc cref="Withdrawing.OfEligible"/>
    public static Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.OfEligible(asked);
}
