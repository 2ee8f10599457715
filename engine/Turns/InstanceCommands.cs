namespace Funding.Engine.Turns;

/// <summary>
/// What callers ask of an instance, on the turn thread. Each answer goes through the writer, so that it comes after what it tells of is
/// durable.
/// </summary>
internal sealed class InstanceCommands(TurnLoop loop, InstanceCache cache, TurnRunner runner, EngineParts parts)
{
    public void Schedule(string id, string name, string? input, Action<bool> created)
    {
        if (cache.Find(id) is not null)
            AcknowledgeInOrder(() => created(false));
        else
            loop.Create(id, name, input, null).Acknowledgements.Add(() => created(true));
    }

    public void Raise(string id, string eventName, string? payload, Action done) =>
        Tell(id, done, i => i.Incoming.Add(new HistoryEvent(EventKind.Raised, 0, eventName, payload)));

    public void Terminate(string id, string reason, Action done) => Tell(id, done, i => i.TerminateReason ??= reason);

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
