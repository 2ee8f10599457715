namespace Funding.Engine.Journal;

/// <summary>Keeps everything in memory and nothing beyond the process.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, InstanceRow> rows = [];
    private readonly SortedDictionary<string, long> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<(long At, byte[] Data)>> history = [];
    private readonly SortedSet<(long Due, long Id)> timers = [];
    private readonly Dictionary<long, long> dueOf = [];
    private long lastKey;

    public void Commit(IReadOnlyList<JournalOp> changes)
    {
        lock (gate)
        {
            foreach (var change in changes)
                Apply(change);
        }
    }

    private void Apply(JournalOp change)
    {
        switch (change.Kind)
        {
            case JournalOpKind.InsertInstance:
                rows.Add(change.Id, change.Row!);
                keys.Add(change.Row!.Id, change.Id);
                lastKey = Math.Max(lastKey, change.Id);
                break;
            case JournalOpKind.UpdateInstance:
                rows[change.Id] = change.Row!;
                break;
            case JournalOpKind.DeleteInstance:
                if (rows.Remove(change.Id, out var row))
                    keys.Remove(row.Id);
                break;
            case JournalOpKind.AppendHistory:
                if (!history.TryGetValue(RowId.KeyOf(change.Id), out var list))
                    history.Add(RowId.KeyOf(change.Id), list = []);
                list.Add((change.Ticks, change.Data!));
                break;
            case JournalOpKind.DeleteHistory:
                history.Remove(change.Id);
                break;
            case JournalOpKind.AddTimer:
                timers.Add((change.Ticks, change.Id));
                dueOf[change.Id] = change.Ticks;
                break;
            case JournalOpKind.DeleteTimer:
                if (dueOf.TryGetValue(change.Id, out var due) && due == change.Ticks)
                    DeleteTimer(change.Id);
                break;
            case JournalOpKind.DeleteTimersOfInstance:
                foreach (var timer in dueOf.Keys.Where(id => RowId.KeyOf(id) == change.Id).ToList())
                    DeleteTimer(timer);
                break;
        }
    }

    private void DeleteTimer(long id)
    {
        if (dueOf.Remove(id, out var due))
            timers.Remove((due, id));
    }

    public long LastKey()
    {
        lock (gate)
            return lastKey;
    }

    public IReadOnlyList<long> Wakeful() => [];

    public InstanceRow? Find(string id)
    {
        lock (gate)
            return keys.TryGetValue(id, out var key) ? rows[key] : null;
    }

    public InstanceRow? Find(long key)
    {
        lock (gate)
            return rows.GetValueOrDefault(key);
    }

    public IReadOnlyList<HistoryEntry> History(long key)
    {
        lock (gate)
            return history.TryGetValue(key, out var list) ? list.ConvertAll(r => HistoryCodec.Decode(r.At, r.Data)) : [];
    }

    public IReadOnlyList<DueTimer> DueTimers(long untilTicks, int limit)
    {
        lock (gate)
            return [.. timers.TakeWhile(t => t.Due <= untilTicks).Take(limit).Select(t => new DueTimer(t.Id, t.Due))];
    }

    public long? NextTimerDue()
    {
        lock (gate)
            return timers.Count == 0 ? null : timers.Min.Due;
    }

    public InstanceState? Get(string id)
    {
        lock (gate)
            return keys.TryGetValue(id, out var key) ? ToState(rows[key]) : null;
    }

    public InstancePage Query(InstanceQuery query)
    {
        lock (gate)
        {
            var found = keys
                .Where(k => query.Continuation is null || string.CompareOrdinal(k.Key, query.Continuation) > 0)
                .Where(k => query.InstanceIdPrefix is null || k.Key.StartsWith(query.InstanceIdPrefix, StringComparison.Ordinal))
                .Select(k => rows[k.Value])
                .Where(r => query.Statuses is null || query.Statuses.Contains(r.Status))
                .Take(query.PageSize + 1)
                .Select(ToState)
                .ToList();
            return found.ToPage(query.PageSize);
        }
    }

    private InstanceState ToState(InstanceRow row)
    {
        var list = history.GetValueOrDefault(row.Key);
        return row.ToState(list?.Count ?? 0, list is { Count: > 0 } ? list[^1].At : null);
    }

    public void Dispose()
    {
    }
}
