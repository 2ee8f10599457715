namespace Funding.Engine.Turns;

/// <summary>
/// What callers ask of an instance, on the turn thread. Each answer goes through the writer, so that it comes after what it tells of is
/// durable.
/// </summary>
internal sealed class InstanceCommands(TurnLoop loop, InstanceCache cache, TurnRunner runner, EngineParts parts)
{
    /// <param name="keep">Whether an instance of that id and status is left as it is; one that runs always is.</param>
    public void Schedule(NewInstance wanted, Func<InstanceStatus, bool> keep, Action<bool> created)
    {
        var existing = cache.Find(wanted.Id);
        if (existing is not null && (!existing.Row.IsFinished || keep(existing.Row.Status)))
        {
            AcknowledgeInOrder(() => created(false));
            return;
        }
        if (existing is not null)
        {
            var commit = new TurnCommit();
            runner.Purge(existing, commit);
            parts.Writer.Post(commit);
        }
        loop.Create(wanted.Id, wanted.Name, wanted.Version, wanted.Input, null).Acknowledgements.Add(() => created(true));
    }

    public void Raise(string id, string eventName, string? payload, Action done) =>
        Tell(id, done, i => i.Incoming.Add(new HistoryEvent(EventKind.Raised, 0, eventName, payload)));

    public void Terminate(string id, string? output, Action done) => Tell(id, done, i => i.Termination ??= new Termination(output));

    public void Purge(string id, Action<bool> done)
    {
        var commit = new TurnCommit();
        var finished = cache.Find(id) is { Row.IsFinished: true } found ? found : null;
        if (finished is not null)
            runner.Purge(finished, commit);
        commit.Acknowledgements.Add(() => done(finished is not null));
        parts.Writer.Post(commit);
    }

    private void Tell(string id, Action done, Action<Instance> what)
    {
        if (cache.Find(id) is not { Row.IsFinished: false } instance)
        {
            AcknowledgeInOrder(done);
            return;
        }
        what(instance);
        instance.Acknowledgements.Add(done);
        loop.Enqueue(instance);
    }

    private void AcknowledgeInOrder(Action done)
    {
        var commit = new TurnCommit();
        commit.Acknowledgements.Add(done);
        parts.Writer.Post(commit);
    }
}

/// <param name="Input">JSON.</param>
internal sealed record NewInstance(string Id, string Name, string Version, string? Input);
