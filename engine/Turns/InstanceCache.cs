namespace Funding.Engine.Turns;

/// <summary>The instances in memory: found, loaded when something concerns them, forgotten when they only wait.</summary>
internal sealed class InstanceCache(EmbeddedEngineOptions options, JournalReads reads, Func<InstanceRow, Instance> load)
{
    private readonly Dictionary<string, Instance> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Instance> byKey = [];
    private readonly LinkedList<Instance> idle = [];
    private readonly Queue<Instance> retiring = [];

    public int Count => byId.Count;

    /// <returns>Null when there is none. A finished one is given out but not kept.</returns>
    public Instance? Find(string id)
    {
        if (byId.TryGetValue(id, out var known))
            return known.IsPurged ? null : known;
        return reads.Find(id) is { } row ? Load(row) : null;
    }

    /// <inheritdoc cref="Find(string)"/>
    public Instance? Find(long key)
    {
        if (byKey.TryGetValue(key, out var known))
            return known.IsPurged ? null : known;
        return reads.Find(key) is { } row ? Load(row) : null;
    }

    /// <summary>The row alone, of an instance that need not be loaded for it.</summary>
    public InstanceRow? RowOf(long key) => byKey.TryGetValue(key, out var known) ? known.Row : reads.Find(key);

    public void Add(Instance instance)
    {
        byId[instance.Row.Id] = instance;
        byKey[instance.Row.Key] = instance;
    }

    /// <summary>Keeps an instance that has ended only until the journal knows.</summary>
    public void Retire(Instance instance)
    {
        Use(instance);
        Add(instance);
        retiring.Enqueue(instance);
    }

    public void Use(Instance instance)
    {
        if (instance.IdlePlace is not { } place)
            return;
        idle.Remove(place);
        instance.IdlePlace = null;
    }

    public void Rest(Instance instance)
    {
        Use(instance);
        if (instance.IsQueued || instance.ActivitiesInFlight > 0 || instance.Row.IsFinished)
            return;
        instance.IdleSince = Environment.TickCount64;
        instance.IdlePlace = idle.AddLast(instance);
    }

    public void Trim()
    {
        while (retiring.TryPeek(out var ended) && !ended.IsUncommitted)
            Forget(retiring.Dequeue());
        while (idle.First?.Value is { IsUncommitted: false } oldest
            && (idle.Count > options.IdleInstancesInMemory
                || Environment.TickCount64 - oldest.IdleSince > options.IdleFor.TotalMilliseconds))
        {
            Use(oldest);
            Forget(oldest);
        }
    }

    private Instance Load(InstanceRow row)
    {
        if (row.IsFinished)
            return new Instance(row);
        var instance = load(row);
        Add(instance);
        return instance;
    }

    private void Forget(Instance instance)
    {
        if (byId.TryGetValue(instance.Row.Id, out var known) && known == instance)
            byId.Remove(instance.Row.Id);
        byKey.Remove(instance.Row.Key);
    }
}
