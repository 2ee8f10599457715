namespace Funding.Engine.Journal;

/// <summary>What the journal keeps of an instance beside its history. Moments are UTC ticks.</summary>
internal sealed record InstanceRow
{
    /// <summary>Given in order of creation; history and timers are filed under it.</summary>
    public required long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>0, and one more for every continue-as-new.</summary>
    public int Generation { get; init; }

    public InstanceStatus Status { get; init; }

    /// <summary>True while a start of the engine must load the instance: work is due that no timer or event announces.</summary>
    public bool Wake { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public Failure? Failure { get; init; }

    /// <summary>Null at top level.</summary>
    public ParentStep? Parent { get; init; }

    public bool IsFinished => Status >= InstanceStatus.Completed;

    public InstanceState ToState(int historyLength, long? lastTurnAt) =>
        new(this, new DateTime(Math.Max(UpdatedAt, lastTurnAt ?? 0), DateTimeKind.Utc), historyLength);
}

/// <summary>The step of a parent's generation that waits for a child.</summary>
internal sealed record ParentStep(long Key, int Generation, int Task);
