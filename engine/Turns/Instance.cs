namespace Funding.Engine.Turns;

/// <summary>An instance in memory. Only the turn thread touches it, but for the count of its uncommitted turns.</summary>
internal sealed class Instance(InstanceRow row)
{
    private int uncommitted;

    public InstanceRow Row { get; set; } = row;

    /// <summary>True until the journal has been told of the instance.</summary>
    public bool IsNew { get; set; }

    /// <summary>True when <see cref="Row"/> differs from what the journal was told.</summary>
    public bool IsDirty { get; set; }

    public bool IsPurged { get; set; }

    public bool IsQueued { get; set; }

    /// <summary>Null once finished.</summary>
    public Execution? Execution { get; set; }

    /// <summary>Number of the next row of history.</summary>
    public int NextRow { get; set; }

    public long LastTurnAt { get; set; } = row.UpdatedAt;

    /// <summary>Events that the journal has and no turn has taken.</summary>
    public List<HistoryEvent> LaidUp { get; set; } = [];

    /// <summary>Events that the journal gets with the turn that takes them.</summary>
    public List<HistoryEvent> Incoming { get; } = [];

    public List<DueTimer> FiredTimers { get; } = [];

    /// <summary>Run once the next turn is durable: answers to callers.</summary>
    public List<Action> Acknowledgements { get; private set; } = [];

    public int ActivitiesInFlight { get; set; }

    public Termination? Termination { get; set; }

    /// <summary>Why the instance cannot go on.</summary>
    public Failure? Broken { get; set; }

    public long IdleSince { get; set; }

    public LinkedListNode<Instance>? IdlePlace { get; set; }

    /// <summary>True while rows of it are on their way to the journal; it must stay in memory until then.</summary>
    public bool IsUncommitted => Volatile.Read(ref uncommitted) != 0;

    public void AddUncommitted() => Interlocked.Increment(ref uncommitted);

    public void RemoveUncommitted() => Interlocked.Decrement(ref uncommitted);

    public List<Action> TakeAcknowledgements()
    {
        var taken = Acknowledgements;
        Acknowledgements = [];
        return taken;
    }
}

/// <param name="Output">JSON of what was said at the termination.</param>
internal sealed record Termination(string? Output);
