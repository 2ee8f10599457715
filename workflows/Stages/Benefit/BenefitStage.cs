namespace Funding.Workflows.Stages.Benefit;

/// <summary>What officers decided on a claim; a row of the stage.</summary>
/// <param name="Amount">That was looked at; zero for a claim that was turned down.</param>
public sealed record BenefitDecision(bool Granted, Yuan Amount, string Reason, string By, DateTimeOffset At)
{
    /// <summary>Of figures: what the officer stated by the evidence, by the number's field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, decimal>? Verified { get; init; }

    public string? ConfirmedBy { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }
}

/// <param name="Decision">Null before one.</param>
public sealed record BenefitFacts(BenefitDecision? Decision);

/// <summary>激励核定: an officer decides on a claim by its sheet, above an amount a second one confirms.</summary>
public static class BenefitStage
{
    public const string Kind = BenefitSettings.Kind;

    public static readonly StageAct TellOfficers = new("TellBenefitOfficers", Cadence.Once);
    public static readonly StageAct RemindOfficers = new("RemindBenefitOfficers", Cadence.Daily);
    public static readonly StageAct Grant = StageAct.Leaving("GrantBenefit");
    public static readonly StageAct Refuse = StageAct.Leaving("RefuseBenefit", StageStep.EndOfCase);

    /// <summary>Whether a second officer has to confirm and has not.</summary>
    public static bool AwaitsSecond(BenefitSettings settings, BenefitDecision decision) =>
        decision is { Granted: true, ConfirmedBy: null } && decision.Amount.Value > settings.ConfirmedAbove;

    public static StageStep Next(BenefitSettings settings, BenefitFacts facts, StageMoment moment) => facts.Decision switch
    {
        { Granted: false } => StageStep.Leave(StageStep.EndOfCase),
        { } decision when !AwaitsSecond(settings, decision) => StageStep.Leave(),
        _ => new StageSchedule(moment)
            .From(TellOfficers, DateTimeOffset.MinValue)
            .From(RemindOfficers, ShanghaiTime.StartOf(moment.LastDay))
            .Step(),
    };

    /// <inheritdoc cref="Withdrawing.OfEligible"/>
    public static Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.OfEligible(asked);
}
