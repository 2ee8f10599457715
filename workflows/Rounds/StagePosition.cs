namespace Funding.Workflows.Rounds;

/// <summary>Whether a round runs, or how it ended.</summary>
public enum RoundStanding
{
    Running,
    Announced,
    Cancelled,
}

/// <summary>What stands somewhere in a list of stages: a round, and its line in a list.</summary>
public interface IStaged
{
    StagePlan Stages { get; }

    /// <summary>The present stage; of a round that has ended the one it ended in.</summary>
    StageKey Stage { get; }

    RoundStanding Standing { get; }
}

/// <summary>Where it stands, asked by the kind of a stage. A kind that it has no stage of is never ahead and always behind.</summary>
public static class StagePosition
{
    public static bool IsRunning(this IStaged staged) => staged.Standing == RoundStanding.Running;

    /// <summary>Its cases go their own way, each in a stage of its own, while it stays in its call.</summary>
    public static bool IsRolling(this IStaged staged) => staged.Stages.Any(s => s.Splits);

    /// <summary>The stages in which something may be going on: the present one, and all through which cases go their own way.</summary>
    public static IEnumerable<PlannedStage> PresentStages(this IStaged staged) =>
        staged.Stages.Where(s => staged.IsRunning() && (s.Id == staged.Stage || staged.Stages.IsByCase(s.Id)));

    /// <summary>The stage that takes applications in; every programme begins with one.</summary>
    public static PlannedStage Call(this IStaged staged) => staged.Stages.First;

    public static bool IsAtCall(this IStaged staged) => staged.IsRunning() && staged.Stage == staged.Call().Id;

    /// <summary>The last day on which applications are taken.</summary>
    public static DateOnly CallCloses(this IStaged staged) => staged.Call().Closes ?? staged.Stages.LastDay;

    /// <summary>It runs and is in a stage of that kind.</summary>
    public static bool IsAt(this IStaged staged, string kind) => staged.IsRunning() && staged.Stages.Of(staged.Stage).Kind == kind;

    /// <summary>It runs and the stage of that kind is still to come.</summary>
    public static bool IsBefore(this IStaged staged, string kind) =>
        staged.IsRunning() && staged.Stages.Find(kind) is { } stage && staged.Stages.IsBefore(staged.Stage, stage.Id);

    /// <summary>The stage of that kind is over, or it has ended.</summary>
    public static bool HasPassed(this IStaged staged, string kind) => !staged.IsAt(kind) && !staged.IsBefore(kind);

    /// <summary>It was not cancelled and has come to the stage of that kind or past it; never without such a stage.</summary>
    public static bool HasReached(this IStaged staged, string kind) =>
        staged.Standing != RoundStanding.Cancelled && staged.Stages.Find(kind) is { } stage
            && !staged.Stages.IsBefore(staged.Stage, stage.Id);

    /// <summary>The closing day of the stage of that kind; where it has none, the last of all closing days.</summary>
    public static DateOnly CloseOf(this IStaged staged, string kind) => staged.Stages.Find(kind)?.Closes ?? staged.Stages.LastDay;
}
