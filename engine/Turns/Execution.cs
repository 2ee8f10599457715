namespace Funding.Engine.Turns;

/// <summary>One generation of an instance as a running coroutine, fed with events turn by turn.</summary>
internal sealed class Execution : TaskOrchestrationContext
{
    private readonly GenerationCode code;
    private readonly string? input;
    private readonly int generation;
    private readonly TurnSynchronizationContext turn;
    private readonly Dictionary<int, OpenTask> open = [];
    private readonly ExternalEvents external;
    private Task<string?>? body;
    private int nextTask;
    private int guids;
    private DateTime now;
    private bool replaying;

    public Execution(GenerationCode code, InstanceRow row, Action foreign)
    {
        this.code = code;
        input = row.Input;
        generation = row.Generation;
        Name = row.Name;
        InstanceId = row.Id;
        Version = row.Version;
        CustomStatus = row.CustomStatus;
        turn = new TurnSynchronizationContext(foreign);
        external = new ExternalEvents(turn);
    }

    public override TaskName Name { get; }

    public override string InstanceId { get; }

    public override string Version { get; }

    public override ParentOrchestrationInstance? Parent => code.Parent();

    protected override ILoggerFactory LoggerFactory => code.Loggers;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => replaying;

    /// <summary>Steps asked for in the turn being run.</summary>
    public List<Step> Steps { get; private set; } = [];

    /// <summary>Events for other instances, or for this one's next generation, sent in the turn being run.</summary>
    public List<SentEvent> Sent { get; private set; } = [];

    /// <summary>Timers given up in the turn being run.</summary>
    public List<Step> DroppedTimers { get; private set; } = [];

    public string? CustomStatus { get; private set; }

    public NextGeneration? Next { get; private set; }

    /// <summary>The orchestrator's own task; null before its first turn.</summary>
    public Task<string?>? Body => body;

    public bool Ended => body is { IsCompleted: true };

    /// <summary>True when the orchestrator awaits nothing that could ever be answered.</summary>
    public bool Stuck => body is { IsCompleted: false } && open.Count == 0 && external.Waiting == 0;

    public bool Started => body is not null;

    public int OpenActivities { get; private set; }

    public bool HasTimers => open.Values.Any(t => t.Step.Kind == StepKind.Timer);

    public IEnumerable<Step> OpenSteps(StepKind kind) => open.Values.Where(t => t.Step.Kind == kind).Select(t => t.Step);

    public bool IsOpen(int task) => open.ContainsKey(task);

    public bool IsOpen(DueTimer timer) =>
        open.TryGetValue(timer.Task, out var task) && task.Step.Kind == StepKind.Timer && task.Step.Due == timer.DueTicks;

    public IEnumerable<HistoryEvent> UnreadEvents() => external.Unread();

    public void RunTurn(long atTicks, IReadOnlyList<HistoryEvent> events, bool isReplay)
    {
        now = new DateTime(atTicks, DateTimeKind.Utc);
        replaying = isReplay;
        Steps = [];
        Sent = [];
        DroppedTimers = [];
        turn.Run((this, events), static s => s.Item1.Feed(s.events));
    }

    private void Feed(IReadOnlyList<HistoryEvent> events)
    {
        body ??= RunCodeAsync();
        turn.Drain();
        for (var i = 0; i < events.Count; i++)
        {
            if (Ended)
                external.DropWaiters();
            Deliver(events[i]);
            turn.Drain();
        }
    }

    private void Deliver(HistoryEvent e)
    {
        if (e.Kind == EventKind.Raised)
        {
            external.Raise(e.Name!, e.Payload);
            return;
        }
        if (Ended || !open.Remove(e.Task, out var task))
            return;
        if (task.Step.Kind == StepKind.Activity)
            OpenActivities--;
        if (e.Kind is EventKind.ActivityFailed or EventKind.ChildFailed)
            task.SetException(new TaskFailedException(task.Step.Name, e.Task,
                new TaskFailureDetails(e.Name!, e.Payload!, null, null, null)));
        else
            task.SetResult(e.Payload);
    }

    public override Guid NewGuid()
    {
        EnsureOnTurn();
        return NamedGuid.Create($"{InstanceId}:{generation}:{guids++}");
    }

    public override T? GetInput<T>()
        where T : default => code.Converter.Deserialize<T>(input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var json = code.Converter.Serialize(input);
        if (json is not null && Encoding.UTF8.GetByteCount(json) > ActivityLimits.MaxBytes)
        {
            throw new ArgumentException(
                $"The input of activity '{name.Name}' is larger than {ActivityLimits.MaxBytes} bytes.", nameof(input));
        }
        return AttemptAsync<TResult>(options?.Retry, () => Ask(new Step(StepKind.Activity, nextTask, name.Name, json)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var json = code.Converter.Serialize(input);
        var id = (options as SubOrchestrationOptions)?.InstanceId;
        var version = options?.Version is { Version: { } named } ? named : code.DefaultVersion;
        return AttemptAsync<TResult>(options?.Retry, () => Ask(
            new Step(StepKind.Child, nextTask, orchestratorName.Name, json, ChildId: id ?? $"{InstanceId}:{generation}:{nextTask}")
            {
                ChildVersion = version,
            }));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        if (fireAt.Kind == DateTimeKind.Local)
            throw new ArgumentException("A timer's moment is UTC.", nameof(fireAt));
        EnsureOnTurn();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        var step = new Step(StepKind.Timer, nextTask, "", Due: fireAt.Ticks);
        var timer = Ask(step);
        if (cancellationToken.CanBeCanceled)
            cancellationToken.UnsafeRegister(_ => Drop(step.Task, cancellationToken), null);
        return timer;
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        EnsureOnTurn();
        Steps.Add(new Step(StepKind.Wait, nextTask++, eventName));
        return Read<T>(await external.Take(eventName, cancellationToken));
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        EnsureOnTurn();
        Sent.Add(new SentEvent(instanceId, new HistoryEvent(EventKind.Raised, 0, eventName, code.Converter.Serialize(payload))));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        EnsureOnTurn();
        CustomStatus = code.Converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        EnsureOnTurn();
        var json = code.Converter.Serialize(options.NewInput);
        Next = new NextGeneration(json, options.PreserveUnprocessedEvents, options.NewVersion ?? Version);
    }

    private async Task<string?> RunCodeAsync() =>
        code.Converter.Serialize(await code.Orchestrator.RunAsync(this, code.Converter.Deserialize(input, code.Orchestrator.InputType)));

    private async Task<TResult> AttemptAsync<TResult>(TaskRetryOptions? retry, Func<Task<string?>> ask)
    {
        var begun = now;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Read<TResult>(await ask());
            }
            catch (TaskFailedException failed) when (retry is not null)
            {
                if (!await Retries.PauseAsync(this, retry, attempt, now - begun, failed))
                    throw;
            }
        }
    }

    private T Read<T>(string? json) => code.Converter.Deserialize<T>(json)!;

    private Task<string?> Ask(Step step)
    {
        EnsureOnTurn();
        nextTask++;
        Steps.Add(step);
        var task = new OpenTask(step);
        open.Add(step.Task, task);
        if (step.Kind == StepKind.Activity)
            OpenActivities++;
        return task.Task;
    }

    private void Drop(int task, CancellationToken cancellation)
    {
        if (!turn.ChecksOut() || !open.Remove(task, out var timer))
            return;
        DroppedTimers.Add(timer.Step);
        timer.TrySetCanceled(cancellation);
    }

    private void EnsureOnTurn()
    {
        if (!turn.IsOnTurn)
        {
            throw new InvalidOperationException(
                $"Orchestrator '{Name.Name}' used its context outside its turn: await only the context's own tasks, without "
                    + $"ConfigureAwait(false).");
        }
    }

    private sealed class OpenTask(Step step) : TaskCompletionSource<string?>
    {
        public Step Step { get; } = step;
    }
}

/// <param name="PreserveEvents">Carries the unread events over.</param>
internal sealed record NextGeneration(string? Input, bool PreserveEvents, string Version);

/// <summary>An event that an orchestrator sends.</summary>
internal sealed record SentEvent(string InstanceId, HistoryEvent Event);
