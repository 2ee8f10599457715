namespace Funding.Engine;

/// <summary>The parts and threads of an engine between its start and its stop.</summary>
internal sealed class RunningEngine
{
    private readonly DataFolderLock? ownLock;
    private readonly Thread turns;
    private readonly Thread commits;
    private readonly Action<Exception> crashed;
    private volatile Exception? crash;

    private RunningEngine(EngineParts parts, TurnLoop loop, DataFolderLock? ownLock, Action<Exception> crashed)
    {
        this.crashed = crashed;
        Parts = parts;
        Loop = loop;
        this.ownLock = ownLock;
        turns = new Thread(() => Guard(loop.Run)) { IsBackground = true, Name = "engine turns" };
        commits = new Thread(() => Guard(parts.Writer.Run)) { IsBackground = true, Name = "engine commits" };
    }

    public EngineParts Parts { get; }

    public TurnLoop Loop { get; }

    public EngineReadiness Readiness =>
        (crash?.Message ?? Parts.WritePatience.Trouble ?? Parts.ReadPatience.Trouble ?? Loop.Blocked) is { } reason
            ? new(false, reason)
            : new(true, null);

    /// <param name="crashed">Told when a thread of the engine ended by a fault: nothing is answered any more.</param>
    /// <param name="cancellation">Ends the waiting for a journal that is locked or has no room.</param>
    public static RunningEngine Start(
        RegisteredTasks tasks, IServiceProvider services, TimeProvider clock, EmbeddedEngineOptions options, ILoggerFactory loggers,
        WorkCount work, Action<InstanceRow> finished, Action<Exception> crashed, CancellationToken cancellation)
    {
        var ownLock = options.DataFolder is { } folder && options.FolderLock is null ? DataFolderLock.Acquire(folder) : null;
        var logger = loggers.CreateLogger<EmbeddedEngine>();
        try
        {
            var reading = new Patience(options.LongestRetryDelay, logger);
            var journal = Open(options, reading, cancellation);
            var parts = new EngineParts
            {
                Tasks = tasks,
                Services = services,
                Loggers = loggers,
                Options = options,
                Clock = clock,
                Logger = logger,
                Journal = journal,
                ReadPatience = reading,
                WritePatience = new Patience(options.LongestRetryDelay, logger),
                Work = work,
                Reads = new JournalReads(journal, reading),
            };
            var loop = new TurnLoop(parts);
            parts.Timers = new TimerWatch(clock, () => loop.Post(loop.FireDueTimers));
            parts.Writer = new JournalWriter(parts, fired => loop.Post(() => loop.ForgetTimers(fired)), finished);
            parts.Activities = new ActivityPump(parts,
                (item, outcome) => loop.Post(() => loop.ActivityDone(item, outcome)));
            var engine = new RunningEngine(parts, loop, ownLock, crashed);
            loop.Start(journal.LastKey(), journal.Wakeful());
            parts.Timers.Set(journal.NextTimerDue());
            engine.turns.Start();
            engine.commits.Start();
            return engine;
        }
        catch
        {
            ownLock?.Dispose();
            throw;
        }
    }

    public async Task StopAsync(TimeSpan grace)
    {
        await Parts.Activities.StopAsync(grace);
        Parts.ReadPatience.GiveUp();
        Loop.Close();
        // An orchestrator that never ends its turn must not keep the process; its turn is not journaled.
        turns.Join(grace + TimeSpan.FromSeconds(1));
        Parts.WritePatience.GiveUp();
        Parts.Writer.Close();
        commits.Join();
        Parts.Activities.Dispose();
        Parts.Timers.Dispose();
        Parts.ReadPatience.Dispose();
        Parts.WritePatience.Dispose();
        Parts.Journal.Dispose();
        ownLock?.Dispose();
    }

    private static IJournal Open(EmbeddedEngineOptions options, Patience patience, CancellationToken cancellation)
    {
        if (options.DataFolder is null)
            return new MemoryJournal();
        using var giveUp = cancellation.Register(patience.GiveUp);
        return patience.Insist(
            "open",
            () => new SqliteJournal(Path.Combine(options.DataFolder, EmbeddedEngineOptions.FileName), options.ConfigureWriter),
            Patience.PassesByItself);
    }

    private void Guard(Action run)
    {
        try
        {
            run();
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception e)
        {
            crash = e;
            Parts.Logger.LogCritical(e, "The engine's thread ended; restart the process");
            crashed(e);
        }
    }
}
