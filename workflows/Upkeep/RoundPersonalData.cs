namespace Funding.Workflows.Upkeep;

/// <summary>Takes personal data out of a round that has ended, on record, while its decisions stay.</summary>
public sealed class RoundPersonalData(ITableStore tables, IBlobStore blobs, CommitWriter commits, TimeProvider clock)
{
    public const string Forgotten = "—";

    private static readonly Actor Rule = Actor.Rule("retention");

    public static readonly IReadOnlyList<ApplicationState> Unsubmitted = [
        ApplicationState.Draft, ApplicationState.Lapsed, ApplicationState.Withdrawn
    ];

    /// <summary>Every state but that of a winner; a cancelled round leaves applications in any of them.</summary>
    public static readonly IReadOnlyList<ApplicationState> WithoutAward = [.. Enum.GetValues<ApplicationState>().Except([
        ApplicationState.Draft, ApplicationState.Lapsed, ApplicationState.Awarded
    ])];

    /// <summary>Names, contacts and documents of objectors, each after its decision; their reasons and the decisions stay.</summary>
    /// <param name="ended">Counts for an objection that a cancelled round left open.</param>
    public async Task<int> ForgetContactsAsync(string roundId, DateTimeOffset ended, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var forgotten = 0;
        await foreach (var stored in tables.EnumerateAsync<Objection>(partition, KeyRange.Prefix(RoundKeys.Objections), cancellation))
        {
            var objection = stored.Value;
            if (objection.Contact == Forgotten || clock.GetUtcNow() - (objection.Decision?.At ?? ended) < RetentionPeriods.ObjectorContacts)
            {
                continue;
            }

            // The documents first: stopped in between, the next run finds the objection again.
            foreach (var document in objection.Documents)
            {
                await blobs.DeleteAsync(document.BlobName, cancellation);
            }

            await commits.SaveAsync(
                new Commit(partition)
                    .Replace(stored, objection with { Name = Forgotten, Contact = Forgotten, Documents = [] })
                    .Audit(AuditNote.By(Rule, "objector-forgotten", objection.Id)), cancellation);
            forgotten++;
        }

        return forgotten;
    }

    /// <summary>Who was in the pool and never drawn: name, address, organisation and conflicts.</summary>
    public async Task<int> ForgetUndrawnExpertsAsync(string roundId, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var forgotten = 0;
        await foreach (var stored in tables.EnumerateAsync<PoolExpert>(partition, KeyRange.Prefix(RoundKeys.Experts), cancellation))
        {
            if (stored.Value.Email == Forgotten
                || await tables.GetAsync(partition, ReviewKeys.Reviewer(stored.Value.PersonId), cancellation) is not null)
            {
                continue;
            }

            await commits.SaveAsync(
                new Commit(partition)
                    .Replace(
                        stored,
                        stored.Value with
                        {
                            Name = Forgotten,
                            Email = Forgotten,
                            Organisation = Forgotten,
                            CreditCode = null,
                            Affiliates = [],
                            Conflicts = []
                        })
                    .Audit(AuditNote.By(Rule, "expert-forgotten", stored.Value.PersonId)), cancellation);
            forgotten++;
        }

        return forgotten;
    }

    /// <summary>Answers and documents of the applications in these states.</summary>
    /// <returns>How many had any.</returns>
    public async Task<int> ForgetApplicationsAsync(
        string roundId, IReadOnlyList<ApplicationState> states, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var forgotten = 0;
        foreach (var state in states)
        {
            await foreach (var row in tables.EnumerateAsync<ApplicationSummary>(
                partition, KeyRange.Prefix(RoundKeys.StatePrefix(state)), cancellation))
            {
                // Withdrawn after the close it is kept as long as what was decided on.
                if (states == Unsubmitted
                    && state == ApplicationState.Withdrawn
                    && await tables.GetAsync(partition, RoundKeys.Withdrawal(row.Value.Id), cancellation) is not null)
                {
                    continue;
                }

                var removed = await RemoveBlobsAsync($"{RoundBlobs.Applications(roundId)}{row.Value.Id}/", cancellation)
                    + await RemoveBlobsAsync($"{RoundBlobs.Documents(roundId)}{row.Value.Id}/", cancellation);
                if (removed > 0)
                {
                    await commits.SaveAsync(
                        new Commit(partition).Audit(AuditNote.By(
                            Rule, "application-content-forgotten", row.Value.Id, ("files", $"{removed}"))),
                        cancellation);
                    forgotten++;
                }
            }
        }

        return forgotten;
    }

    private async Task<int> RemoveBlobsAsync(string prefix, CancellationToken cancellation)
    {
        var removed = 0;
        await foreach (var blob in blobs.EnumerateAsync(prefix, cancellation))
        {
            await blobs.DeleteAsync(blob.Name, cancellation);
            removed++;
        }

        return removed;
    }
}
