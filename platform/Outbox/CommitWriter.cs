namespace Funding.Platform.Outbox;

/// <summary>Writes commits and tells the dispatcher that effects wait.</summary>
public sealed class CommitWriter(ITableStore tables, TimeProvider clock, ActivePartitions active, Dispatcher dispatcher)
{
    /// <summary>As <see cref="SaveAsync"/>, for a person who can look again and decide anew.</summary>
    /// <exception cref="RefusedException">Somebody changed a row of it meanwhile.</exception>
    public Task SaveOrRefuseAsync(Commit commit, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(1, StorageRefusals.ChangedMeanwhile, () => SaveAsync(commit, cancellation), cancellation);

    /// <summary>Writes the whole commit or nothing.</summary>
    /// <exception cref="StorageConflictException">A row was not as the commit expects.</exception>
    public async Task SaveAsync(Commit commit, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var batch = new List<RowChange>(commit.Changes);
        foreach (var note in commit.Notes)
        {
            var key = AuditKeys.Pending + TimeOrderedId.New(now);
            batch.Add(new InsertRow(key, RowCodec.Write(note with { At = now })));
        }

        Effect[] effects = [.. commit.Effects.DistinctBy(e => e.Key).Select(e => e with
        {
            CreatedAt = now, NotBefore = now, Trace = Activity.Current?.Id
        })];
        batch.AddRange(effects.Select(e => RowCodec.Upsert(OutboxKeys.Effect + StorageKey.Of(e.Key), e)));
        await active.ListAsync(commit.Partition, cancellation);
        var etags = commit.ETags = await tables.CommitAsync(commit.Partition, batch, cancellation);
        if (commit.Notes.Count + effects.Length > 0)
        {
            var first = batch.Count - effects.Length;
            dispatcher.HandOver(
                commit.Partition,
                [.. effects.Select((e, i) => new Stored<Effect>(e, batch[first + i].Key, etags[first + i]))],
                commit.Notes.Count > 0);
        }
    }
}

/// <summary>Row-key prefixes of the outbox, the same in every partition that carries effects.</summary>
public static class OutboxKeys
{
    public const string Effect = "effect:";

    /// <summary>Effects that were given up, kept for the office.</summary>
    public const string GivenUp = "effect-given-up:";

    /// <param name="roundId">Null for what belongs to no round.</param>
    public static string PartitionOf(string? roundId) => roundId is null ? HomeKeys.System : HomeKeys.Partition(HomeKeys.Round, roundId);
}
