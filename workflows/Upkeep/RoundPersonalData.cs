namespace Funding.Workflows.Upkeep;

/// <summary>Takes what was applied with out of a round that has ended, on record, while its decisions stay.</summary>
public sealed class RoundPersonalData(
    ITableStore tables, IBlobStore blobs, PersonClaimCommands persons, IEnumerable<ICaseNotes> notes, CommitWriter commits)
{
    public static readonly IReadOnlyList<ApplicationState> Unsubmitted = [
        ApplicationState.Draft, ApplicationState.Lapsed, ApplicationState.Withdrawn
    ];

    /// <summary>Every state but that of a winner; a cancelled round leaves applications in any of them.</summary>
    public static readonly IReadOnlyList<ApplicationState> WithoutAward = [.. Enum.GetValues<ApplicationState>().Except([
        ApplicationState.Draft, ApplicationState.Lapsed, ApplicationState.Awarded
    ])];

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
                    await ForgetPersonsAsync(partition, row.Value.Id, cancellation);
                    foreach (var note in notes) await note.ForgetAsync(roundId, row.Value.Id, cancellation);
                    await commits.SaveAsync(
                        new Commit(partition).Audit(AuditNote.By(
                            Forgotten.Rule, "application-content-forgotten", row.Value.Id, ("files", $"{removed}"))),
                        cancellation);
                    forgotten++;
                }
            }
        }

        return forgotten;
    }

    /// <summary>Where its parties were asked for their consent, and whom it named; that they gave it stays.</summary>
    private Task ForgetPersonsAsync(string partition, string applicationId, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            if (await tables.GetAsync<Application>(partition, RoundKeys.Application(applicationId), cancellation) is { } stored
                && (stored.Value.Consents is not null || stored.Value.Named is not null))
            {
                await persons.ForgetAsync(stored.Value, cancellation);
                await tables.CommitAsync(
                    partition, RowCodec.Replace(stored, stored.Value.WithoutMailboxes() with { Named = null }), cancellation);
            }
        }, cancellation);

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
