namespace Funding.Platform.Outbox;

/// <summary>
/// One atomic batch in one partition: the rows that change together, their audit entries and their effects. Nothing is
/// written before <see cref="CommitWriter.SaveAsync"/>.
/// </summary>
public sealed class Commit(string partition)
{
    /// <summary>The event that makes an orchestration look at its rows again.</summary>
    public const string Changed = nameof(Changed);

    private readonly List<RowChange> changes = [];

    public string Partition { get; } = partition;

    /// <summary>Its partition begins with it: whoever sets it inserts the row without which nothing is written there.</summary>
    public bool Begins { get; init; }

    internal List<RowChange> Changes => changes;

    internal List<AuditNote> Notes { get; } = [];

    internal List<Effect> Effects { get; } = [];

    /// <summary>Of its changes, in order, once it is saved.</summary>
    internal IReadOnlyList<string> ETags { get; set; } = [];

    /// <summary>Rows this commit will write, effects and audit included; at most <see cref="StorageLimits.RowsPerBatch"/>.</summary>
    public int Count => changes.Count + Notes.Count + Effects.Count;

    public Commit Insert<T>(string key, T value) => Add(new InsertRow(key, RowCodec.Write(value)));

    public Commit Replace<T>(Stored<T> stored, T value) => Add(new ReplaceRow(stored.Key, RowCodec.Write(value), stored.ETag));

    /// <summary>Inserts a row that was not there, or replaces what was read: of two who write it in one moment one is refused.</summary>
    /// <param name="stored">As it was read; null where there was none.</param>
    public Commit Put<T>(string key, Stored<T>? stored, T value) => stored is null ? Insert(key, value) : Replace(stored, value);

    public Commit Upsert<T>(string key, T value) => Add(new UpsertRow(key, RowCodec.Write(value)));

    /// <summary>The same, once however often it is asked for in this commit.</summary>
    public Commit UpsertOnce<T>(string key, T value) => changes.Any(change => change.Key == key) ? this : Upsert(key, value);

    public Commit Delete(string key, string? etag = null) => Add(new DeleteRow(key, etag));

    /// <summary>Records who did what; chained by the sequencer after the commit.</summary>
    public Commit Audit(AuditNote note)
    {
        Notes.Add(note);
        return this;
    }

    public Commit Then(Effect effect)
    {
        Effects.Add(effect);
        return this;
    }

    /// <summary>Wakes an instance: it looks at the rows again.</summary>
    public Commit Wake(string instanceId, string eventName = Changed) =>
        Then(Effect.Of(RaiseHandler.KindName, $"raise:{instanceId}:{eventName}", new RaisePayload(instanceId, eventName)));

    /// <summary>Starts an orchestration unless its id exists.</summary>
    public Commit Schedule<TInput>(string orchestrator, string instanceId, TInput input) =>
        Then(Effect.Of(ScheduleHandler.KindName, $"schedule:{instanceId}",
            new SchedulePayload(orchestrator, instanceId, FundingJson.Serialize(input))));

    /// <summary>Starts an orchestration also where an instance of that id has ended; a running one looks at its rows again.</summary>
    public Commit Ensure<TInput>(string orchestrator, string instanceId, TInput input) =>
        Then(Effect.Of(EnsureHandler.KindName, $"ensure:{instanceId}",
            new SchedulePayload(orchestrator, instanceId, FundingJson.Serialize(input))));

    /// <summary>Writes a row of another partition after this commit; the last writer wins.</summary>
    public Commit WriteElsewhere<T>(string otherPartition, string key, T value) =>
        Then(Effect.Of(
            RowHandler.KindName, $"row:{otherPartition}:{key}", new RowPayload(otherPartition, key, FundingJson.Serialize(value))));

    /// <summary>A row of this commit as it stands once the commit is saved.</summary>
    public Stored<T> Written<T>(string key, T value) => new(value, key, ETags[changes.FindIndex(change => change.Key == key)]);

    private Commit Add(RowChange change)
    {
        changes.Add(change);
        return this;
    }
}
