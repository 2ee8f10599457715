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
}
