using Microsoft.Data.Sqlite;

namespace Funding.Engine;

/// <summary>Settings of <see cref="EmbeddedEngine"/>; validated when the engine is made.</summary>
public sealed class EmbeddedEngineOptions
{
    public const string FileName = "engine.db";

    /// <summary>The folder of the journal file <see cref="FileName"/>; null keeps the journal in memory (a rehearsal).</summary>
    public string? DataFolder { get; set; }

    /// <summary>The folder's lock where the host holds it already; null lets the engine take it for as long as it runs.</summary>
    public DataFolderLock? FolderLock { get; set; }

    /// <summary>The version of instances and children that are started without one; host.json has the same on Azure.</summary>
    public string DefaultVersion { get; set; } = "";

    /// <summary>The form of inputs, outputs, events and statuses.</summary>
    public DataConverter Converter { get; set; } = JsonDataConverter.Default;

    /// <summary>
    /// Runs in an activity's scope before the activity is made, with the token that asks it to end when the engine stops: Durable
    /// Task's own context has none.
    /// </summary>
    public Action<IServiceProvider, CancellationToken>? BeforeActivity { get; set; }

    /// <summary>Activities running at one moment, 1 to 10,000.</summary>
    public int MaxConcurrentActivities { get; set; } = 64;

    /// <summary>Waiting instances kept in memory; 0 forgets each as soon as its turn is journaled.</summary>
    public int IdleInstancesInMemory { get; set; } = 500;

    /// <summary>Real time after which a waiting instance leaves memory.</summary>
    public TimeSpan IdleFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest pause, real time, between two tries at a journal that refuses to write.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Real time after which a turn that does not end makes the engine unready: an orchestrator blocks or loops.</summary>
    public TimeSpan LongestTurn { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long, real time, a stop waits for running activities; what has not ended runs again at the next start.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs on the writing connection once it is open; tests limit its size here.</summary>
    internal Action<SqliteConnection>? ConfigureWriter { get; set; }

    internal void Validate()
    {
        Check(MaxConcurrentActivities is >= 1 and <= 10_000, nameof(MaxConcurrentActivities), "1 to 10,000");
        Check(IdleInstancesInMemory >= 0, nameof(IdleInstancesInMemory), "0 or more");
        Check(IdleFor > TimeSpan.Zero, nameof(IdleFor), "more than zero");
        Check(LongestRetryDelay > TimeSpan.Zero, nameof(LongestRetryDelay), "more than zero");
        Check(LongestTurn > TimeSpan.Zero, nameof(LongestTurn), "more than zero");
        Check(StopGrace >= TimeSpan.Zero, nameof(StopGrace), "zero or more");

        static void Check(bool good, string setting, string allowed)
        {
            if (!good)
                throw new ArgumentOutOfRangeException(setting, $"{nameof(EmbeddedEngineOptions)}.{setting} must be {allowed}.");
        }
    }
}
