namespace Funding.Engine.Turns;

/// <summary>What one turn changes, all or nothing, and what may happen once that is durable.</summary>
internal sealed class TurnCommit
{
    private readonly HashSet<Instance> touched = [];

    public List<JournalOp> Changes { get; } = [];

    public bool ChangesTimers { get; private set; }

    public List<DueTimer> FiredTimers { get; } = [];

    public List<ActivityWork> Activities { get; } = [];

    public List<Action> Acknowledgements { get; } = [];

    public InstanceRow? Finished { get; set; }

    public IEnumerable<Instance> Touched => touched;

    public void Touch(Instance instance)
    {
        if (touched.Add(instance))
            instance.AddUncommitted();
    }

    public void AppendHistory(Instance instance, IReadOnlyList<HistoryEvent> events, IReadOnlyList<Step>? steps, long at)
    {
        Touch(instance);
        Changes.Add(new JournalOp(
            JournalOpKind.AppendHistory, RowId.Of(instance.Row.Key, instance.NextRow++), at, HistoryCodec.Encode(events, steps)));
    }

    public void AddTimer(Instance instance, Step timer)
    {
        ChangesTimers = true;
        Changes.Add(new JournalOp(JournalOpKind.AddTimer, RowId.Of(instance.Row.Key, timer.Task), timer.Due));
    }

    public void DeleteTimer(DueTimer timer)
    {
        ChangesTimers = true;
        Changes.Add(new JournalOp(JournalOpKind.DeleteTimer, timer.Id, timer.DueTicks));
    }

    public void DeleteAllTimers(Instance instance)
    {
        ChangesTimers = true;
        Changes.Add(new JournalOp(JournalOpKind.DeleteTimersOfInstance, instance.Row.Key));
    }

    public void DeleteHistory(Instance instance) => Changes.Add(new JournalOp(JournalOpKind.DeleteHistory, instance.Row.Key));

    public void DeleteInstance(Instance instance)
    {
        Touch(instance);
        DeleteHistory(instance);
        Changes.Add(new JournalOp(JournalOpKind.DeleteInstance, instance.Row.Key));
    }

    /// <summary>Adds the rows of the instances that changed; last, so that each is written once a turn.</summary>
    public void WriteRows()
    {
        foreach (var instance in touched)
        {
            if (!instance.IsDirty)
                continue;
            Changes.Add(new JournalOp(
                instance.IsNew ? JournalOpKind.InsertInstance : JournalOpKind.UpdateInstance, instance.Row.Key, Row: instance.Row));
            instance.IsDirty = instance.IsNew = false;
        }
    }
}
