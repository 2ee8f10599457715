namespace Funding.Engine;

/// <summary>What the threads of one running engine share.</summary>
internal sealed class EngineParts
{
    public required RegisteredTasks Tasks { get; init; }

    /// <summary>Orchestrators are made of it, activities of scopes of it.</summary>
    public required IServiceProvider Services { get; init; }

    public required ILoggerFactory Loggers { get; init; }

    public required EmbeddedEngineOptions Options { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILogger Logger { get; init; }

    public required IJournal Journal { get; init; }

    public required Patience ReadPatience { get; init; }

    public required Patience WritePatience { get; init; }

    public required WorkCount Work { get; init; }

    public required JournalReads Reads { get; init; }

    public Counter Turns { get; } = new();

    public Counter Rows { get; } = new();

    public Counter Commits { get; } = new();

    public TimerWatch Timers { get; set; } = null!;

    public JournalWriter Writer { get; set; } = null!;

    public ActivityPump Activities { get; set; } = null!;

    /// <summary>Has an activity run whose request is journaled.</summary>
    public void Begin(ActivityWork work) => Activities.Enqueue(work);
}

internal sealed class Counter
{
    private long value;

    public long Value => Interlocked.Read(ref value);

    public void Add(int more) => Interlocked.Add(ref value, more);
}
