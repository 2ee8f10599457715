namespace Funding.Workflows.Stages.Eligibility;

/// <param name="Open">Any application still waiting for a decision or a correction.</param>
public sealed record EligibilityStageFacts(bool Open);

/// <summary>形式审查: officers decide on each application; the last decision ends it.</summary>
public static class EligibilityStage
{
    public const string Kind = EligibilitySettings.Kind;

    public static readonly StageAct RemindOfficers = new(nameof(RemindOfficers), Cadence.EachDeadline);
    public static readonly StageAct EscalateEligibility = new(nameof(EscalateEligibility), Cadence.Daily);
    public static readonly StageAct Close = StageAct.Leaving("CloseEligibility");

    /// <summary>
    /// What an officer has to decide on. The check takes what the stage before left standing: a recommendation leaves nothing merely
    /// submitted, and where nobody recommends what was submitted stands.
    /// </summary>
    public static readonly IReadOnlyList<ApplicationState> ForOfficers =
        [ApplicationState.Submitted, ApplicationState.Recommended, ApplicationState.Corrected];

    /// <summary>What keeps the check open: those, and a correction that is awaited.</summary>
    public static readonly IReadOnlyList<ApplicationState> Undecided = [.. ForOfficers, ApplicationState.UnderCorrection];

    /// <summary>What only an officer's act brings an application to.</summary>
    public static readonly IReadOnlyList<ApplicationState> Touched =
    [
        ApplicationState.UnderCorrection, ApplicationState.Corrected, ApplicationState.Eligible, ApplicationState.Ineligible,
    ];

    public static StageStep Next(EligibilityStageFacts facts, StageMoment moment)
    {
        if (!facts.Open)
        {
            return StageStep.Leave();
        }

        var close = ShanghaiTime.CloseOf(moment.LastDay);
        return new StageSchedule(moment)
            .Between(RemindOfficers, ShanghaiTime.StartOf(moment.LastDay.AddDays(-2)), close, moment.LastDay)
            .From(EscalateEligibility, close)
            .Step();
    }

    /// <summary>What a withdrawal does while the round is in this stage.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked switch
    {
        { State: ApplicationState.Submitted or ApplicationState.Recommended or ApplicationState.Corrected } => Withdrawing.With(),
        { State: ApplicationState.UnderCorrection } => Withdrawing.With(WithdrawalEffect.EndsCorrection),
        { State: ApplicationState.Eligible } => Withdrawing.With(),
        _ => Withdrawing.Barred(WithdrawalBar.Over),
    };
}
