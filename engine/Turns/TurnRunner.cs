namespace Funding.Engine.Turns;

/// <summary>Runs one turn of one instance and says what it changes.</summary>
internal sealed class TurnRunner(TurnLoop loop, InstanceCache cache, Replayer replayer, EngineParts parts)
{
    public TurnCommit Run(Instance instance)
    {
        var commit = new TurnCommit();
        commit.Touch(instance);
        commit.Acknowledgements.AddRange(instance.TakeAcknowledgements());
        foreach (var timer in instance.FiredTimers)
        {
            commit.FiredTimers.Add(timer);
            commit.DeleteTimer(timer);
        }
        if (instance is { IsPurged: false, Row.IsFinished: false })
            Advance(instance, commit, Math.Max(parts.Clock.GetUtcNow().UtcTicks, instance.LastTurnAt));
        instance.FiredTimers.Clear();
        instance.Incoming.Clear();
        commit.WriteRows();
        return commit;
    }

    private void Advance(Instance instance, TurnCommit commit, long now)
    {
        if (instance.Termination is { } termination)
            Finish(instance, commit, now, InstanceStatus.Terminated, termination.Output,
                new Failure(nameof(InstanceStatus.Terminated), termination.Output ?? "It was terminated."));
        else if (instance.Broken is { } broken)
            Finish(instance, commit, now, InstanceStatus.Failed, null, broken);
        else
            Turn(instance, commit, now);
    }

    private void Turn(Instance instance, TurnCommit commit, long now)
    {
        var execution = instance.Execution!;
        foreach (var timer in instance.FiredTimers)
        {
            if (execution.IsOpen(timer))
                instance.Incoming.Add(new HistoryEvent(EventKind.TimerFired, timer.Task, null, null));
        }
        if (execution.Started && instance.LaidUp.Count == 0 && instance.Incoming.Count == 0)
            return;
        execution.RunTurn(now, [.. instance.LaidUp, .. instance.Incoming], isReplay: false);
        instance.LastTurnAt = now;
        instance.LaidUp.Clear();
        if (execution is { Ended: true, Body.IsCompletedSuccessfully: true, Next: { } next })
        {
            TakeSteps(instance, execution, commit, now);
            ContinueAsNew(instance, execution, next, commit, now);
            Send(execution, commit, now);
            return;
        }
        commit.AppendHistory(instance, instance.Incoming, execution.Steps, now);
        TakeSteps(instance, execution, commit, now);
        Send(execution, commit, now);
        if (execution.Ended)
            End(instance, execution.Body!, commit, now);
        else if (execution.Stuck)
            Finish(instance, commit, now, InstanceStatus.Failed, null, Foreign(instance.Row));
        else
            GoOn(instance, execution, now);
    }

    private void TakeSteps(Instance instance, Execution execution, TurnCommit commit, long now)
    {
        foreach (var step in execution.Steps)
        {
            if (step.Kind == StepKind.Activity)
            {
                instance.ActivitiesInFlight++;
                commit.Activities.Add(new ActivityWork(instance, instance.Row.Generation, step));
            }
            else if (step.Kind == StepKind.Child)
                StartChild(instance, execution, step, commit, now);
            else if (step.Kind == StepKind.Timer && !execution.Ended && execution.IsOpen(step.Task))
                commit.AddTimer(instance, step);
        }
        foreach (var timer in execution.DroppedTimers)
            commit.DeleteTimer(new DueTimer(RowId.Of(instance.Row.Key, timer.Task), timer.Due));
    }

    private void StartChild(Instance parent, Execution execution, Step step, TurnCommit commit, long now)
    {
        var existing = cache.Find(step.ChildId!);
        var problem = existing is { Row.IsFinished: false }
            ? new Failure("InstanceExists", $"Instance '{step.ChildId}' is running already.")
            : !parts.Tasks.HasOrchestrator(step.Name)
                ? new Failure("OrchestratorNotFound", $"Orchestrator '{step.Name}' is not registered.")
                : null;
        if (problem is not null)
        {
            if (!execution.Ended)
                LayUp(parent, HistoryEvent.Failed(EventKind.ChildFailed, step.Task, problem), commit, now);
            return;
        }
        if (existing is not null)
            Purge(existing, commit);
        var child = loop.Create(step.ChildId!, step.Name, step.ChildVersion!, step.Input,
            new ParentStep(parent.Row.Key, parent.Row.Generation, step.Task));
        child.Row = child.Row with { Wake = true };
        commit.Touch(child);
    }

    private void Send(Execution execution, TurnCommit commit, long now)
    {
        foreach (var sent in execution.Sent)
        {
            if (cache.Find(sent.InstanceId) is { Row.IsFinished: false } target)
                LayUp(target, sent.Event, commit, now);
        }
    }

    /// <summary>Journals an event for an instance in the turn that causes it, wherever that instance's own turn falls.</summary>
    private void LayUp(Instance target, HistoryEvent e, TurnCommit commit, long now)
    {
        commit.AppendHistory(target, [e], null, now);
        target.LaidUp.Add(e);
        if (!target.Row.Wake)
        {
            target.Row = target.Row with { Wake = true };
            target.IsDirty = true;
        }
        loop.Enqueue(target);
    }

    private static void GoOn(Instance instance, Execution execution, long now)
    {
        var wake = execution.OpenActivities > 0 || instance.LaidUp.Count > 0;
        var row = instance.Row;
        if (row.Status == InstanceStatus.Running && row.Wake == wake && row.CustomStatus == execution.CustomStatus)
            return;
        instance.Row = row with { Status = InstanceStatus.Running, Wake = wake, CustomStatus = execution.CustomStatus, UpdatedAt = now };
        instance.IsDirty = true;
    }

    private void ContinueAsNew(Instance instance, Execution execution, NextGeneration next, TurnCommit commit, long now)
    {
        if (execution.HasTimers)
            commit.DeleteAllTimers(instance);
        commit.DeleteHistory(instance);
        instance.NextRow = 0;
        instance.Row = instance.Row with
        {
            Version = next.Version,
            Generation = instance.Row.Generation + 1,
            Status = InstanceStatus.Running,
            Wake = true,
            Input = next.Input,
            CustomStatus = execution.CustomStatus,
            UpdatedAt = now,
        };
        instance.IsDirty = true;
        instance.LaidUp.Clear();
        if (next.PreserveEvents && execution.UnreadEvents().ToList() is { Count: > 0 } unread)
        {
            commit.AppendHistory(instance, unread, null, now);
            instance.LaidUp.AddRange(unread);
        }
        instance.Execution = replayer.Begin(instance.Row);
        loop.Enqueue(instance);
    }

    private void End(Instance instance, Task<string?> body, TurnCommit commit, long now)
    {
        if (body.IsCompletedSuccessfully)
            Finish(instance, commit, now, InstanceStatus.Completed, body.Result, null);
        else
            Finish(instance, commit, now, InstanceStatus.Failed, null,
                Failures.Of(body.Exception?.InnerException ?? new TaskCanceledException(body)));
    }

    private void Finish(Instance instance, TurnCommit commit, long now, InstanceStatus status, string? output, Failure? failure)
    {
        if (instance.Execution is not { HasTimers: false })
            commit.DeleteAllTimers(instance);
        if (status == InstanceStatus.Failed)
            parts.Logger.LogError("Instance {Instance} of orchestrator {Name}, version {Version}, failed: {Type}: {Message}",
                instance.Row.Id, instance.Row.Name, instance.Row.Version, failure!.ErrorType, failure.Message);
        instance.Row = instance.Row with
        {
            Status = status,
            Wake = false,
            Output = output,
            Failure = failure,
            CustomStatus = instance.Execution?.CustomStatus ?? instance.Row.CustomStatus,
            UpdatedAt = now,
        };
        instance.IsDirty = true;
        instance.Execution = null;
        commit.Finished = instance.Row;
        cache.Retire(instance);
        if (instance.Row.Parent is not { } step
            || cache.Find(step.Key) is not { Row.IsFinished: false } parent
            || parent.Row.Generation != step.Generation)
            return;
        LayUp(parent, failure is null
            ? new HistoryEvent(EventKind.ChildCompleted, step.Task, null, output)
            : HistoryEvent.Failed(EventKind.ChildFailed, step.Task, failure), commit, now);
    }

    /// <summary>Removes a finished instance.</summary>
    public void Purge(Instance instance, TurnCommit commit)
    {
        instance.IsPurged = true;
        commit.DeleteInstance(instance);
        cache.Retire(instance);
    }

    public static Failure Foreign(InstanceRow row) => new(typeof(NonDeterministicOrchestrationException).FullName!,
        $"Instance '{row.Id}' of orchestrator '{row.Name}', version '{row.Version}', awaits something that is not a task of its context.");
}
