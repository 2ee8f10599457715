namespace Funding.Engine.Journal;

internal enum EventKind : byte
{
    ActivityCompleted = 1,
    ActivityFailed,
    ChildCompleted,
    ChildFailed,
    TimerFired,
    Raised,
}

/// <summary>What happened to an instance.</summary>
/// <param name="Task">Number of the step it answers; 0 for a raised event.</param>
/// <param name="Name">Event name, or type of the failure.</param>
/// <param name="Payload">JSON, or message of the failure.</param>
internal sealed record HistoryEvent(EventKind Kind, int Task, string? Name, string? Payload)
{
    public static HistoryEvent Failed(EventKind kind, int task, Failure failure) => new(kind, task, failure.ErrorType, failure.Message);
}

internal enum StepKind : byte
{
    Activity = 1,
    Child,
    Timer,
    Wait,
}

/// <summary>What an orchestrator asked for; its number is its place in the generation.</summary>
/// <param name="Name">Name of the activity, orchestrator or event; empty for a timer.</param>
/// <param name="Input">JSON of an activity or child.</param>
/// <param name="Due">UTC ticks of a timer.</param>
/// <param name="ChildId">Instance id of a child.</param>
internal sealed record Step(StepKind Kind, int Task, string Name, string? Input = null, long Due = 0, string? ChildId = null)
{
    /// <summary>Version of a child that is started; its own row has it afterwards.</summary>
    public string? ChildVersion { get; init; }

    public bool IsSameAs(Step other) => Kind == other.Kind && Name == other.Name && ChildId == other.ChildId;

    public override string ToString() => Kind switch
    {
        StepKind.Activity => $"activity '{Name}'",
        StepKind.Child => $"sub-orchestration '{Name}' ({ChildId})",
        StepKind.Timer => "a timer",
        _ => $"a wait for event '{Name}'",
    };
}

/// <summary>One row of history: either events laid up for the next turn, or a turn with its own events and the steps it took.</summary>
/// <param name="Steps">Null for events laid up.</param>
internal sealed record HistoryEntry(long AtTicks, IReadOnlyList<HistoryEvent> Events, IReadOnlyList<Step>? Steps);
