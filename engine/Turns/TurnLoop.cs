namespace Funding.Engine.Turns;

/// <summary>
/// The one thread on which orchestrators run: takes what was posted, runs the turns it calls for, hands them to the writer.
/// </summary>
internal sealed class TurnLoop
{
    private const int TurnsPerHandOver = 256;
    private const int TimersAtOnce = 1000;

    // What a journal that refuses for long may leave in memory.
    private const int MostUncommitted = 50_000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private readonly Inbox<Action> inbox = new();
    private readonly Queue<Instance> runnable = [];
    private readonly HashSet<DueTimer> firing = [];
    private readonly List<TurnCommit> commits = [];
    private readonly EngineParts parts;
    private readonly InstanceCache cache;
    private readonly TurnRunner runner;
    private readonly Replayer replayer;
    private long lastKey;
    private long polledAt;
    private volatile RunningTurn? turn;

    public TurnLoop(EngineParts parts)
    {
        this.parts = parts;
        replayer = new Replayer(parts, key => cache!.RowOf(key), ReportForeign);
        cache = new InstanceCache(parts.Options, parts.Reads, Load);
        runner = new TurnRunner(this, cache, replayer, parts);
        Commands = new InstanceCommands(this, cache, runner, parts);
    }

    public InstanceCommands Commands { get; }

    public int InstancesInMemory => cache.Count;

    /// <summary>Names the instance whose orchestrator has held the engine's only thread for so long; null when none has.</summary>
    public string? Blocked => turn is { } running && Environment.TickCount64 - running.Since > parts.Options.LongestTurn.TotalMilliseconds
        ? $"Orchestrator '{running.Row.Name}' of instance '{running.Row.Id}' does not end its turn."
        : null;

    /// <returns>False when the engine stops.</returns>
    public bool Post(Action message)
    {
        parts.Work.Add();
        if (inbox.Post(message))
            return true;
        parts.Work.Done();
        return false;
    }

    public void Start(long lastKeyUsed, IEnumerable<long> wakeful)
    {
        lastKey = lastKeyUsed;
        foreach (var key in wakeful)
            Post(() => cache.Find(key));
    }

    private bool CanRun => runnable.Count > 0 && parts.Writer.Backlog < MostUncommitted;

    public void Close() => inbox.Close();

    public void Run()
    {
        var messages = new List<Action>();
        while (inbox.Take(ref messages, CanRun ? TimeSpan.Zero : Poll) || CanRun)
        {
            cache.Trim();
            foreach (var message in messages)
                message();
            PollClock();
            if (CanRun)
                RunTurns();
            parts.Work.Done(messages.Count);
            messages.Clear();
        }
    }

    /// <summary>Catches what a clock's alarm misses: one that was set back, or one that only tells the time.</summary>
    private void PollClock()
    {
        if (Environment.TickCount64 - polledAt < Poll.TotalMilliseconds)
            return;
        polledAt = Environment.TickCount64;
        if (parts.Timers.IsDue)
            FireDueTimers();
    }

    public void Enqueue(Instance instance)
    {
        if (instance.IsQueued)
            return;
        instance.IsQueued = true;
        parts.Work.Add();
        cache.Use(instance);
        runnable.Enqueue(instance);
    }

    public Instance Create(string id, string name, string version, string? input, ParentStep? parent)
    {
        var now = parts.Clock.GetUtcNow().UtcTicks;
        var instance = new Instance(new InstanceRow
        {
            Key = ++lastKey,
            Id = id,
            Name = name,
            Version = version,
            CreatedAt = now,
            UpdatedAt = now,
            Input = input,
            Parent = parent,
        })
        { IsNew = true, IsDirty = true };
        instance.Execution = replayer.Begin(instance.Row);
        cache.Add(instance);
        Enqueue(instance);
        return instance;
    }

    public void ActivityDone(ActivityWork work, HistoryEvent? outcome)
    {
        var instance = work.Instance;
        instance.ActivitiesInFlight--;
        if (outcome is not null && instance.Row.Generation == work.Generation && instance.Execution?.IsOpen(work.Step.Task) == true)
        {
            instance.Incoming.Add(outcome);
            Enqueue(instance);
        }
        else
            cache.Rest(instance);
    }

    /// <summary>Hands every due timer that is not under way to its instance.</summary>
    public void FireDueTimers()
    {
        var due = parts.Reads.DueTimers(parts.Clock.GetUtcNow().UtcTicks, TimersAtOnce + firing.Count);
        foreach (var timer in due)
        {
            if (!firing.Add(timer))
                continue;
            if (cache.Find(RowId.KeyOf(timer.Id)) is { } instance)
            {
                instance.FiredTimers.Add(timer);
                Enqueue(instance);
            }
            else
            {
                var orphan = new TurnCommit();
                orphan.DeleteTimer(timer);
                orphan.FiredTimers.Add(timer);
                parts.Writer.Post(orphan);
            }
        }
        parts.Timers.Check(ringNow: false);
    }

    public void ForgetTimers(List<DueTimer> fired) => firing.ExceptWith(fired);

    /// <summary>Some of the runnable turns: an orchestrator that is runnable again at once keeps nobody from being heard.</summary>
    private void RunTurns()
    {
        commits.Clear();
        while (commits.Count < TurnsPerHandOver && runnable.TryDequeue(out var instance))
        {
            instance.IsQueued = false;
            turn = new RunningTurn(instance.Row, Environment.TickCount64);
            commits.Add(runner.Run(instance));
            turn = null;
            cache.Rest(instance);
        }
        parts.Turns.Add(commits.Count);
        parts.Writer.Post(commits);
        parts.Work.Done(commits.Count);
    }

    private Instance Load(InstanceRow row)
    {
        var instance = new Instance(row);
        try
        {
            replayer.Replay(instance, parts.Reads.History(row.Key));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            instance.Broken = Failures.Of(e);
        }
        foreach (var step in instance.Execution?.OpenSteps(StepKind.Activity) ?? [])
        {
            instance.ActivitiesInFlight++;
            parts.Begin(new ActivityWork(instance, row.Generation, step));
        }
        if (instance.Broken is not null || instance.LaidUp.Count > 0 || instance.Execution is { Started: false })
            Enqueue(instance);
        else
            cache.Rest(instance);
        return instance;
    }

    private void ReportForeign(long key, int generation) => Post(() =>
    {
        if (cache.Find(key) is not { Row.IsFinished: false } instance || instance.Row.Generation != generation)
            return;
        instance.Broken ??= TurnRunner.Foreign(instance.Row);
        Enqueue(instance);
    });

    private sealed record RunningTurn(InstanceRow Row, long Since);
}
