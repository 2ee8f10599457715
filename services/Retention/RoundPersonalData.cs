using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Services.PublicNotice;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Roles;

namespace Funding.Services.Retention;

/// <summary>Takes personal data out of a finished round, on record, while its decisions stay.</summary>
public sealed class RoundPersonalData(ITableStore tables, IBlobStore blobs, CommitWriter commits)
{
    public const string Forgotten = "—";

    public static readonly IReadOnlyList<ApplicationState> Unsubmitted = [ApplicationState.Lapsed, ApplicationState.Withdrawn];

    public static readonly IReadOnlyList<ApplicationState> Unselected =
        [ApplicationState.NotRecommended, ApplicationState.Ineligible, ApplicationState.NotSelected, ApplicationState.Reserve, ApplicationState.Removed];

    /// <summary>Objectors' names and contacts; their reasons and the decisions stay.</summary>
    public async Task<int> ForgetContactsAsync(string roundId, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var forgotten = 0;
        await foreach (var stored in tables.EnumerateAsync<Objection>(partition, KeyRange.Prefix(RoundKeys.Objections), cancellation))
        {
            if (stored.Value.Contact == Forgotten)
            {
                continue;
            }

            await commits.SaveAsync(
                new Commit(partition)
                    .Replace(stored, stored.Value with { Name = Forgotten, Contact = Forgotten })
                    .Audit(AuditNote.By(Actor.Rule("retention"), "contact-forgotten", stored.Value.Id)), cancellation);
            forgotten++;
        }

        return forgotten;
    }

    /// <summary>Answers and documents of the applications in these states.</summary>
    /// <returns>How many had any.</returns>
    public async Task<int> ForgetApplicationsAsync(string roundId, IReadOnlyList<ApplicationState> states, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var forgotten = 0;
        foreach (var state in states)
        {
            await foreach (var row in tables.EnumerateAsync<ApplicationSummary>(partition, KeyRange.Prefix(RoundKeys.StatePrefix(state)), cancellation))
            {
                forgotten += await RemoveBlobsAsync($"applications/{roundId}/{row.Value.Id}/", cancellation) + await RemoveBlobsAsync($"documents/{roundId}/{row.Value.Id}/", cancellation) > 0 ? 1 : 0;
            }
        }

        return forgotten;
    }

    private async Task<int> RemoveBlobsAsync(string prefix, CancellationToken cancellation)
    {
        var removed = 0;
        string? continuation = null;
        do
        {
            var page = await blobs.ListAsync(prefix, continuation, cancellation);
            foreach (var blob in page.Blobs)
            {
                await blobs.DeleteAsync(blob.Name, cancellation);
                removed++;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
        return removed;
    }
}
