namespace Funding.Workflows.Stages.Countersign;

/// <param name="Cases">Anything is before the departments.</param>
/// <param name="Unanswered">Departments that have not signed.</param>
/// <param name="ToTakeUp">A department has signed objections that are not before the officers yet.</param>
/// <param name="Undecided">An objection waits for an officer.</param>
public sealed record CountersignFacts(bool Cases, int Unanswered, bool ToTakeUp, bool Undecided)
{
    public static CountersignFacts Of(CountersignSettings settings, CountersignState state, bool cases, bool undecided) => new(
        cases,
        settings.Departments.Count(d => state.Of(d.Id) is null),
        state.Answers.Any(a => !a.TakenUp),
        undecided);
}

/// <summary>会签: it ends when every department has answered, or its silence counts, and every objection is decided.</summary>
public static class CountersignStage
{
    public const string Kind = CountersignSettings.Kind;

    public static readonly StageAct AskDepartments = new(nameof(AskDepartments), Cadence.Once);
    public static readonly StageAct RemindDepartments = new(nameof(RemindDepartments), Cadence.EachDeadline);
    public static readonly StageAct EscalateCountersign = new(nameof(EscalateCountersign), Cadence.Daily);
    public static readonly StageAct TakeUpObjections = new(nameof(TakeUpObjections), Cadence.WhileDue);
    public static readonly StageAct Close = StageAct.Leaving("CloseCountersign", seals: true);

    public static StageStep Next(CountersignSettings settings, CountersignFacts facts, StageMoment moment)
    {
        if (facts.ToTakeUp)
        {
            return StageStep.Do(TakeUpObjections);
        }

        var close = ShanghaiTime.CloseOf(moment.LastDay);
        var answered = !facts.Cases || facts.Unanswered == 0;
        if (!facts.Undecided && (answered || (settings.Silence == SilenceRule.Agrees && moment.Now >= close)))
        {
            return StageStep.Leave();
        }

        var schedule = new StageSchedule(moment).From(AskDepartments, DateTimeOffset.MinValue);
        if (!answered)
        {
            schedule.Between(RemindDepartments, ShanghaiTime.StartOf(moment.LastDay.AddDays(-2)), close, moment.LastDay);
        }

        return schedule.From(EscalateCountersign, close).Step();
    }

    /// <summary>Whether a department may still answer: after its last day where the stage waits for it.</summary>
    public static bool TakesAnswers(CountersignSettings settings, DateOnly lastDay, DateTimeOffset now) =>
        settings.Silence == SilenceRule.Waits || ShanghaiTime.IsInTime(now, lastDay);

    /// <summary>The departments of the round answer on each application by itself.</summary>
    public static bool IsCountersignedByCase(this Round round) =>
        round.Stages.Find(Kind) is { } stage && round.Stages.IsByCase(stage.Id);
}
