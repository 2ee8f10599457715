namespace Funding.Workflows.Stages;

/// <summary>The answer of a stage's decision: do an act, leave by an exit, or wait for a moment or a change.</summary>
/// <param name="Act">To be done now.</param>
/// <param name="Deadline">The deadline that the act is done for.</param>
/// <param name="Exit">To be left by now.</param>
/// <param name="WakeAt">Look again at this moment at the latest; null when only a change can bring anything.</param>
public sealed record StageStep(StageAct? Act, DateOnly? Deadline, string? Exit, DateTimeOffset? WakeAt)
{
    /// <summary>The exit to the stage that follows in the list; after the last one the round has ended.</summary>
    public const string NextStage = "next";

    /// <summary>The exit at which the way of one case ends, wherever it is; of stages that run case by case.</summary>
    public const string EndOfCase = "end";

    public static StageStep Do(StageAct act, DateOnly? deadline = null) => new(act, deadline, null, null);

    public static StageStep Leave(string exit = NextStage) => new(null, null, exit, null);

    public static StageStep WaitUntil(DateTimeOffset? moment) => new(null, null, null, moment);
}

/// <summary>What every decision of a stage knows beside the facts of its kind.</summary>
/// <param name="Closes">The stage's last day; null for one that ends by its work.</param>
/// <param name="Done">Marks of the acts done in the stage so far.</param>
public sealed record StageMoment(DateTimeOffset Now, DateOnly? Closes, IReadOnlySet<string> Done)
{
    /// <exception cref="InvalidOperationException">The stage has no last day.</exception>
    public DateOnly LastDay => Closes ?? throw new InvalidOperationException("The stage has no closing day.");
}
