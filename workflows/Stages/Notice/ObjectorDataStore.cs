namespace Funding.Workflows.Stages.Notice;

/// <summary>Objections as the person who raised one may have them, and until they are forgotten.</summary>
public sealed class ObjectorDataStore(ITableStore tables, IBlobStore blobs, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Who decided is left out.</summary>
    public async IAsyncEnumerable<object> OfAsync(
        string personId, string roundId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var key in tables.EnumerateAsync<ObjectionKey>(
            PersonIndex.Partition(personId), KeyRange.Prefix(PersonIndex.Objection(roundId, "")), cancellation))
        {
            if (await tables.GetAsync<Objection>(
                RoundKeys.Partition(roundId), RoundKeys.Objection(key.Value.ObjectionId), cancellation) is { Value: var objection }
                && objection.ObjectorId == personId)
                yield return objection with { Decision = objection.Decision is { } decided ? decided with { DecidedBy = "" } : null };
        }
    }

    /// <summary>Names, contacts and documents of objectors, each after its decision; their reasons and the decisions stay.</summary>
    /// <param name="ended">Counts for an objection that a cancelled round left open.</param>
    public async Task<int> ForgetAsync(string roundId, DateTimeOffset ended, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var forgotten = 0;
        await foreach (var stored in tables.EnumerateAsync<Objection>(partition, KeyRange.Prefix(RoundKeys.Objections), cancellation))
        {
            var objection = stored.Value;
            if (objection.Contact == Forgotten.Mark
                || clock.GetUtcNow() - (objection.Decision?.At ?? ended) < RetentionPeriods.ObjectorContacts)
                continue;

            // The documents first: stopped in between, the next run finds the objection again.
            foreach (var document in objection.Documents)
                await blobs.DeleteAsync(document.BlobName, cancellation);

            await commits.SaveAsync(
                new Commit(partition)
                    .Replace(stored, objection with { Name = Forgotten.Mark, Contact = Forgotten.Mark, Documents = [] })
                    .Audit(AuditNote.By(Forgotten.Rule, "objector-forgotten", objection.Id)), cancellation);
            forgotten++;
        }

        return forgotten;
    }
}
