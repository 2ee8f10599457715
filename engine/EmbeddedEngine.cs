namespace Funding.Engine;

/// <summary>
/// Runs durable orchestrations inside this process, journaled to SQLite or to memory. It is for one machine: one process
/// owns the journal. Calls are answered when what they ask for is durable. Suspending, scheduled starts, tags and queries by the
/// moment of creation are not for one machine: they throw <see cref="NotSupportedException"/>.
/// </summary>
public sealed partial class EmbeddedEngine : DurableTaskClient
{
    private readonly RegisteredTasks tasks;
    private readonly IServiceProvider services;
    private readonly TimeProvider clock;
    private readonly EmbeddedEngineOptions options;
    private readonly ILoggerFactory loggers;
    private readonly WorkCount work = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly TaskCompletionSource crash = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InstanceRow>> completions = new(StringComparer.Ordinal);
    private RunningEngine? running;

    /// <param name="services">Activities run in scopes of it.</param>
    /// <param name="clock">The domain clock: timers and <see cref="TaskOrchestrationContext.CurrentUtcDateTime"/>.</param>
    public EmbeddedEngine(
        DurableTaskRegistry registry, IServiceProvider services, TimeProvider clock, EmbeddedEngineOptions options, ILoggerFactory loggers)
        : base(nameof(EmbeddedEngine))
    {
        options.Validate();
        tasks = new RegisteredTasks(registry);
        (this.services, this.clock, this.options, this.loggers) = (services, clock, options, loggers);
    }

    /// <summary>Not ready before the start, after the stop, and while the disk refuses.</summary>
    public EngineReadiness Readiness => running?.Readiness ?? new EngineReadiness(false, "The engine is not running.");

    /// <summary>When the earliest pending durable timer is due; null when none is.</summary>
    public DateTimeOffset? NextTimerDueAt => running?.Parts.Timers.NextDue;

    public EngineCounters Counters => running is { } r
        ? new EngineCounters(r.Parts.Turns.Value, r.Parts.Rows.Value, r.Parts.Commits.Value, r.Loop.InstancesInMemory)
        : new EngineCounters(0, 0, 0, 0);

    private RunningEngine Running => running ?? throw new InvalidOperationException("The engine is not running.");

    /// <summary>Waits while another program locks the journal or the disk is full.</summary>
    /// <exception cref="DataFolderOwnedException">Another process has the data folder.</exception>
    /// <exception cref="InvalidDataException">The journal was written by another version.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        if (running is not null || stopped.IsCancellationRequested)
            throw new InvalidOperationException("The engine is started once.");
        running = await Task.Run(() =>
            RunningEngine.Start(tasks, services, clock, options, loggers, work, Finished, Crashed, cancellation), cancellation);
    }

    /// <summary>
    /// Ends the threads after what was taken on is journaled; activities that did not end in time run again at the next start.
    /// </summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref running, null) is { } ending)
            await ending.StopAsync(options.StopGrace);
        await stopped.CancelAsync();
    }

    public override async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Completes when no turn is runnable or unjournaled, no activity runs and no timer is due.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            await Answer(work.WhenZeroAsync(), cancellation);
            if (!Running.Parts.Timers.IsDue)
                return;
            Running.Parts.Timers.Check();
        }
    }

    /// <summary>Copies the journal, as of one moment, into a new file from which an engine can start; it serves meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The journal is in memory.</exception>
    /// <exception cref="IOException">The file exists.</exception>
    public Task BackUpAsync(string path)
    {
        if (Running.Parts.Journal is not SqliteJournal journal)
            throw new InvalidOperationException("A journal in memory has no backup.");
        if (File.Exists(path))
            throw new IOException($"{path} exists.");
        return Task.Run(() => journal.BackUp(path));
    }

    private void Finished(InstanceRow row)
    {
        if (completions.TryRemove(row.Id, out var completion))
            completion.TrySetResult(row);
    }

    private void Crashed(Exception problem) =>
        crash.TrySetException(new InvalidOperationException($"The engine has ended by a fault: {problem.Message}", problem));

    private async Task<T> AskAsync<T>(Action<InstanceCommands, Action<T>> ask, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var loop = Running.Loop;
        if (!loop.Post(() => ask(loop.Commands, result => answer.TrySetResult(result))))
            throw new InvalidOperationException("The engine is not running.");
        await Answer(answer.Task, cancellation);
        return await answer.Task;
    }

    private async Task Answer(Task task, CancellationToken cancellation)
    {
        if (task.IsCompleted)
            return;
        var either = Task.WhenAny(task, crash.Task);
        if (!cancellation.CanBeCanceled)
        {
            await await either.WaitAsync(stopped.Token);
            return;
        }
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopped.Token);
        await await either.WaitAsync(ending.Token);
    }
}

/// <param name="Turns">Turns run since the start.</param>
/// <param name="Rows">Rows written, changed or deleted in the journal since the start.</param>
/// <param name="Commits">Transactions since the start.</param>
/// <param name="InstancesInMemory">Instances held at this moment.</param>
public sealed record EngineCounters(long Turns, long Rows, long Commits, int InstancesInMemory);
