namespace Funding.Workflows.Duties;

/// <summary>The acts of a kind of report, each by its own name.</summary>
/// <param name="AskDesk">Null, with <paramref name="RemindDesk"/>, for a kind that never asks the desk.</param>
/// <param name="AskSecond">Null for a kind whose verdict nobody confirms.</param>
public sealed record ReportActs(
    StageAct Request, StageAct Remind, StageAct TellLate, StageAct? AskDesk, StageAct? RemindDesk, StageAct AskVerdict,
    StageAct RemindVerdict, StageAct? AskSecond);

/// <param name="DueOn">The holder's last day: of the report, or of its correction.</param>
public sealed record ReportFacts(ReportPhase Phase, DateOnly DueOn, DateOnly? DeskBy, DateOnly? FiledOn, DateOnly? JudgedOn)
{
    public static ReportFacts Of(ReportState state, Duty duty, DateOnly today) => new(
        state.PhaseOn(today), state.CorrectBy ?? duty.Closes!.Value, state.DeskBy, state.FiledOn,
        state.Verdict is { } verdict ? ShanghaiTime.DayOf(verdict.At) : null);
}

/// <summary>Who is asked and reminded of a report, and when.</summary>
public static class ReportSchedule
{
    /// <summary>Days before the last one on which the holder is reminded.</summary>
    public const int ReminderDays = 3;

    /// <summary>The same for the desk.</summary>
    public const int DeskReminderDays = 2;

    /// <summary>Days after which officers are reminded of what waits for them.</summary>
    public const int WaitingDays = 10;

    public static StageStep Next(ReportActs acts, ReportFacts facts, StageMoment moment)
    {
        if (facts.Phase == ReportPhase.Closed) return StageStep.Leave();
        var schedule = new StageSchedule(moment);
        var close = ShanghaiTime.CloseOf(facts.DueOn);
        switch (facts.Phase)
        {
            case ReportPhase.Filing:
                return schedule.From(acts.Request, DateTimeOffset.MinValue)
                    .Between(acts.Remind, Before(facts.DueOn, ReminderDays), close, facts.DueOn)
                    .From(acts.TellLate, close, facts.DueOn)
                    .Step();
            case ReportPhase.Correction:
                // When its term is over the verdict is due, on what there is.
                return schedule.Between(acts.Remind, Before(facts.DueOn, ReminderDays), close, facts.DueOn)
                    .From(acts.AskVerdict, close, facts.DueOn)
                    .Step();
            case ReportPhase.Opinion when facts.DeskBy is { } desk:
                return schedule.From(acts.AskDesk!, DateTimeOffset.MinValue, desk)
                    .Between(acts.RemindDesk!, Before(desk, DeskReminderDays), ShanghaiTime.CloseOf(desk), desk)
                    .From(acts.AskVerdict, ShanghaiTime.CloseOf(desk), facts.DueOn)
                    .Step();
            case ReportPhase.Confirmation when facts.JudgedOn is { } judged:
                return schedule.From(acts.AskSecond!, DateTimeOffset.MinValue, judged)
                    .From(acts.RemindVerdict, ShanghaiTime.StartOf(judged.AddDays(WaitingDays)), judged)
                    .Step();
            default:
                return schedule.From(acts.AskVerdict, DateTimeOffset.MinValue, facts.DueOn)
                    .From(acts.RemindVerdict, ShanghaiTime.StartOf(Later(facts).AddDays(WaitingDays)), facts.DueOn)
                    .Step();
        }
    }

    private static DateOnly Later(ReportFacts facts) =>
        new[] { facts.FiledOn, facts.DeskBy, facts.JudgedOn }.OfType<DateOnly>().DefaultIfEmpty(facts.DueOn).Max();

    private static DateTimeOffset Before(DateOnly day, int days) => ShanghaiTime.StartOf(day.AddDays(-days));
}
