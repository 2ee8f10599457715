namespace Funding.Workflows.Rounds;

/// <summary>A day of a round that somebody plans by: a stage's closing, or a day of its own with a name.</summary>
/// <param name="Kind">Of the stage.</param>
/// <param name="Named">What the stage's kind calls the day; null for the closing.</param>
public sealed record RoundDay(StageKey Stage, string Kind, string? Named = null);

/// <summary>The day of a round as it is at present.</summary>
public sealed record DatedDay(RoundDay Day, DateOnly On);

/// <summary>A day that has become a later one.</summary>
public sealed record MovedDay(RoundDay Day, DateOnly Old, DateOnly New);

/// <summary>A change of a round's days, as it is told to those whom it concerns.</summary>
/// <param name="Stage">The stage in which the round was when its days moved; of a reopened call the one after the call.</param>
/// <param name="Kinds">Of that stage and of those after it, in their order.</param>
/// <param name="Moved">Every day that moved, in order; the first is the one that was asked for.</param>
/// <param name="Reopens">A stage that had closed is open again.</param>
public sealed record DeadlineChange(
    StageKey Stage, IReadOnlyList<string> Kinds, IReadOnlyList<MovedDay> Moved, bool Reopens = false)
{
    /// <param name="old">The days of the round before, in their order.</param>
    /// <param name="now">The same days after.</param>
    public static DeadlineChange Of(Round before, Round after, IReadOnlyList<DatedDay> old, IReadOnlyList<DatedDay> now)
    {
        var on = now.ToDictionary(d => d.Day, d => d.On);
        var moved = old.Select(d => new MovedDay(d.Day, d.On, on.GetValueOrDefault(d.Day, d.On))).Where(m => m.New > m.Old);
        return new DeadlineChange(
            before.Stage,
            [.. before.Stages.Skip(before.Stages.IndexOf(before.Stage)).Select(s => s.Kind)],
            [.. moved],
            after.Stages.IsBefore(after.Stage, before.Stage));
    }

    /// <summary>The round was in a stage of that kind.</summary>
    public bool IsAt(string kind) => Kinds[0] == kind;

    /// <summary>The round was in a stage of that kind, or one is still to come.</summary>
    public bool IsNotPast(string kind) => Kinds.Contains(kind);

    /// <summary>What moves because the present stage ended late: its own days and those before are over and concern nobody.</summary>
    public DeadlineChange AfterLateEnd(StagePlan plan) => this with { Moved = [.. Moved.Where(m => plan.IsBefore(Stage, m.Day.Stage))] };

    /// <summary>Null when that day stays.</summary>
    /// <param name="named">Null for the closing.</param>
    public MovedDay? Find(string kind, string? named = null) => Moved.FirstOrDefault(m => m.Day.Kind == kind && m.Day.Named == named);
}

/// <summary>When a call that has closed may be opened again, and when it is too late.</summary>
public static class CallReopening
{
    /// <summary>Until the end of which an administrator's confirmation counts.</summary>
    public static DateOnly LastDay(StagePlan plan, IReopens call, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(plan.First.Closes!.Value, call.ReopenWorkingDays);

    public static ReopeningProblem? Problem(IStaged round, IReopens call, WorkingCalendar calendar, DateTimeOffset now) =>
        !IsRightAfterCall(round) || call.ReopenWorkingDays == 0 ? ReopeningProblem.StageOver
        : !ShanghaiTime.IsInTime(now, LastDay(round.Stages, call, calendar)) ? ReopeningProblem.TooLate
        : null;

    private static bool IsRightAfterCall(IStaged round) =>
        round.IsRunning() && round.Stages.NextOf(round.Call().Id)?.Id == round.Stage;
}

public enum ReopeningProblem
{
    /// <summary>The round is past the stage after the call, or the programme opens no call again.</summary>
    StageOver,

    /// <summary>The set number of working days has passed.</summary>
    TooLate,
}
