namespace Funding.Platform.Outbox;

/// <summary>Writes commits and tells the dispatcher that effects wait.</summary>
public sealed class CommitWriter(
    ITableStore tables, TimeProvider clock, OfficeHours hours, ActivePartitions active, AuditSequencer sequencer, Dispatcher dispatcher)
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
        InsertRow[] notes = [.. commit.Notes.Select(note =>
            new InsertRow(AuditKeys.Pending + TimeOrderedId.New(now), RowCodec.Write(note with { At = now })))];

        Effect[] effects = [.. commit.Effects.DistinctBy(e => e.Key).Select(e => e with
        {
            CreatedAt = now, NotBefore = e.InOfficeHours ? hours.Next(now, e.Term) : now, Trace = Activity.Current?.Id
        })];
        RowChange[] batch = [.. commit.Changes, .. notes, .. effects.Select(e => RowCodec.Upsert(OutboxKeys.Of(e, now), e))];
        await active.ListAsync(commit.Partition, notes.Length > 0, cancellation);
        var etags = commit.ETags = await tables.CommitAsync(commit.Partition, batch, cancellation);
        if (notes.Length + effects.Length > 0)
        {
            var first = batch.Length - effects.Length;
            var written = effects.Select((e, i) => new Stored<Effect>(e, batch[first + i].Key, etags[first + i])).ToLookup(
                e => e.Value.NotBefore > now);
            var noted = notes.Select((n, i) => new Row(commit.Partition, n.Key, etags[commit.Changes.Count + i], n.Properties));
            if (commit.Begins)
            {
                sequencer.Begin(commit.Partition);
            }

            dispatcher.HandOver(commit.Partition, [.. written[false]], [.. noted]);
            dispatcher.Await(commit.Partition, written[true].Select(e => e.Value.NotBefore));
        }
    }
}
