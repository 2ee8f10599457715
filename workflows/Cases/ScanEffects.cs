namespace Funding.Workflows.Cases;

/// <param name="ObjectionId">Set when the document belongs to an objection to the application.</param>
/// <param name="OrganisationRow">Set when it belongs to a row of an organisation: a claim, or a change of name.</param>
/// <param name="CreditCode">Of that organisation.</param>
/// <param name="AwardId">Set when it belongs to a duty of an award.</param>
/// <param name="AwardRow">The row of that award which names it.</param>
/// <param name="RoundRow">The row of the round which names it, where that is neither the application's nor an objection's.</param>
public sealed record ScanPayload(
    string RoundId, string ApplicationId, string DocumentId, string? ObjectionId = null, string? OrganisationRow = null,
    string? CreditCode = null, string? AwardId = null, string? AwardRow = null, string? RoundRow = null);

/// <summary>Scans an attached document after its commit and writes the state onto the row it is attached to.</summary>
internal sealed class ScanHandler(IBlobStore blobs, DocumentScans scans, IEnumerable<IDocumentRows> rows) : IEffectHandler
{
    public const string KindName = "scan";

    public string Kind => KindName;

    /// <exception cref="EffectRetryException">The scanner does not answer now.</exception>
    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var scan = FundingJson.Deserialize<ScanPayload>(payload)!;
        return scans.HasScanner
            ? rows.Single(r => r.Holds(scan)).ScanAsync(scan, document => StateAsync(document, cancellation), cancellation)
            : Task.CompletedTask;
    }

    private async Task<string?> StateAsync(AttachedDocument document, CancellationToken cancellation)
    {
        try
        {
            return await blobs.FindAsync(document.BlobName, cancellation) is null
                ? null
                : (await scans.ScanAsync(AttachedDocuments.Stored(document), cancellation)).Scan.ToString().ToLowerInvariant();
        }
        catch (ScannerUnavailableException e)
        {
            throw new EffectRetryException(e.Message, TimeSpan.FromMinutes(5));
        }
    }
}

internal static class ScanEffects
{
    internal const string Unscanned = "unscanned";

    /// <summary>Has a document of an application scanned once it is attached.</summary>
    public static Commit Scan(this Commit commit, string roundId, string applicationId, string documentId) =>
        commit.Scan(new ScanPayload(roundId, applicationId, documentId), applicationId);

    /// <summary>Has a document of an organisation's row scanned.</summary>
    public static Commit ScanOfOrganisation(this Commit commit, string creditCode, string row, string documentId) =>
        commit.Scan(new ScanPayload("", "", documentId, OrganisationRow: row, CreditCode: creditCode), row);

    /// <summary>Has a document of a duty of an award scanned.</summary>
    public static Commit ScanOfAward(this Commit commit, string awardId, string row, string documentId) =>
        commit.Scan(new ScanPayload("", "", documentId, AwardId: awardId, AwardRow: row), awardId);

    /// <summary>Has the documents scanned that came while there was no scanner.</summary>
    public static Commit ScanMissed(this Commit commit, Application application)
    {
        foreach (var document in application.Documents.Where(d => d.Scan == Unscanned))
        {
            commit.Scan(application.RoundId, application.Id, document.Id);
        }

        return commit;
    }

    /// <param name="holder">The id of what the document is attached to; with the document's it is the key of the effect.</param>
    internal static Commit Scan(this Commit commit, ScanPayload scan, string holder) =>
        commit.Then(Effect.Of(ScanHandler.KindName, $"scan:{holder}:{scan.DocumentId}", scan));
}
