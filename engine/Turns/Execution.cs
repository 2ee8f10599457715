using System.Text;
using Funding.Engine.Journal;
using Funding.Workflows.Orchestration;

namespace Funding.Engine.Turns;

/// <summary>One generation of an instance as a running coroutine, fed with events turn by turn.</summary>
internal sealed class Execution : OrchestrationContext
{
    private readonly OrchestratorEntry code;
    private readonly string? input;
    private readonly int generation;
    private readonly TurnSynchronizationContext turn;
    private readonly Dictionary<int, OpenTask> open = [];
    private readonly ExternalEvents external;
    private Task<string>? body;
    private int nextTask;
    private int guids;
    private DateTime now;
    private bool replaying;

    public Execution(OrchestratorEntry code, InstanceRow row, Action foreign)
    {
        this.code = code;
        input = row.Input;
        generation = row.Generation;
        InstanceId = row.Id;
        CustomStatus = row.CustomStatus;
        turn = new TurnSynchronizationContext(foreign);
        external = new ExternalEvents(turn);
    }

    public override string Name => code.Name;

    public override string InstanceId { get; }

    public override string Version => code.Version;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => replaying;

    /// <summary>Steps asked for in the turn being run.</summary>
    public List<Step> Steps { get; private set; } = [];

    /// <summary>Timers given up in the turn being run.</summary>
    public List<Step> DroppedTimers { get; private set; } = [];

    public string? CustomStatus { get; private set; }

    public NextGeneration? Next { get; private set; }

    /// <summary>The orchestrator's own task; null before its first turn.</summary>
    public Task<string>? Body => body;

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
        DroppedTimers = [];
        turn.Run((this, events), static s => s.Item1.Feed(s.events));
    }

    private void Feed(IReadOnlyList<HistoryEvent> events)
    {
        body ??= code.RunAsync(this, input);
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
            task.SetException(new TaskFailedException(task.Step.Name, new FailureDetails(e.Name!, e.Payload!)));
        else
            task.SetResult(e.Payload);
    }

    public override Guid NewGuid()
    {
        EnsureOnTurn();
        return NamedGuid.Create($"{InstanceId}:{generation}:{guids++}");
    }

    public override Task<TOutput> CallActivityAsync<TInput, TOutput>(
        Activity<TInput, TOutput> activity, TInput input, RetryPolicy? retry = null)
    {
        var json = OrchestrationJson.Serialize(input);
        if (Encoding.UTF8.GetByteCount(json) > OrchestrationJson.MaxActivityBytes)
            throw new ArgumentException(
                $"The input of activity '{activity.Name}' is larger than {OrchestrationJson.MaxActivityBytes} bytes.", nameof(input));
        return Attempt<TOutput>(retry, () => Ask(new Step(StepKind.Activity, nextTask, activity.Name, json)));
    }

    public override Task<TOutput> CallSubOrchestratorAsync<TInput, TOutput>(
        Orchestration<TInput, TOutput> orchestration, TInput input, string? instanceId = null, RetryPolicy? retry = null)
    {
        var json = OrchestrationJson.Serialize(input);
        return Attempt<TOutput>(retry, () => Ask(new Step(StepKind.Child, nextTask, orchestration.Name, json,
            ChildId: instanceId ?? $"{InstanceId}:{generation}:{nextTask}")));
    }

    public override Task CreateTimer(DateTime fireAtUtc, CancellationToken cancellation)
    {
        if (fireAtUtc.Kind == DateTimeKind.Local)
            throw new ArgumentException("A timer's moment is UTC.", nameof(fireAtUtc));
        EnsureOnTurn();
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled(cancellation);
        var step = new Step(StepKind.Timer, nextTask, "", Due: fireAtUtc.Ticks);
        var timer = Ask(step);
        if (cancellation.CanBeCanceled)
            cancellation.UnsafeRegister(_ => Drop(step.Task, cancellation), null);
        return timer;
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellation = default)
    {
        EnsureOnTurn();
        Steps.Add(new Step(StepKind.Wait, nextTask++, eventName));
        return OrchestrationJson.Deserialize<T>(await external.Take(eventName, cancellation))!;
    }

    public override void SetCustomStatus(object? status)
    {
        EnsureOnTurn();
        CustomStatus = status is null ? null : OrchestrationJson.Serialize(status);
    }

    public override void ContinueAsNew(object? newInput, bool preserveUnprocessedEvents = true)
    {
        EnsureOnTurn();
        Next = new NextGeneration(newInput is null ? null : OrchestrationJson.Serialize(newInput), preserveUnprocessedEvents);
    }

    private async Task<TOutput> Attempt<TOutput>(RetryPolicy? retry, Func<Task<string?>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return OrchestrationJson.Deserialize<TOutput>(await ask())!;
            }
            catch (TaskFailedException) when (attempt < retry?.MaxAttempts)
            {
            }
            await CreateTimer(now + retry!.DelayBefore(attempt + 1), CancellationToken.None);
        }
    }

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
            throw new InvalidOperationException(
                $"Orchestrator '{Name}' used its context outside its turn: await only the context's own tasks, without "
                    + $"ConfigureAwait(false).");
    }

    private sealed class OpenTask(Step step) : TaskCompletionSource<string?>
    {
        public Step Step { get; } = step;
    }
}

/// <param name="PreserveEvents">Carries the unread events over.</param>
internal sealed record NextGeneration(string? Input, bool PreserveEvents);
