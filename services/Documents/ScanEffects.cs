using Funding.Services.Outbox;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;

namespace Funding.Services.Documents;

internal sealed record ScanPayload(string RoundId, string ApplicationId, string DocumentId);

/// <summary>Scans an attached document after its commit and writes the state onto the application's row.</summary>
internal sealed class ScanHandler(ITableStore tables, IBlobStore blobs, DocumentScans scans) : IEffectHandler
{
    public const string KindName = "scan";

    public string Kind => KindName;

    /// <exception cref="EffectRetryException">The scanner does not answer now.</exception>
    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var scan = OrchestrationJson.Deserialize<ScanPayload>(payload)!;
        while (scans.HasScanner)
        {
            var stored = await tables.GetAsync<Application>(RoundKeys.Partition(scan.RoundId), RoundKeys.Application(scan.ApplicationId), cancellation);
            if (stored?.Value.Documents.FirstOrDefault(d => d.Id == scan.DocumentId) is not { } document || await blobs.FindAsync(document.BlobName, cancellation) is null)
            {
                return;
            }

            var state = await StateAsync(document, cancellation);
            var scanned = stored.Value with { Documents = [.. stored.Value.Documents.Select(d => d.Id == document.Id ? d with { Scan = state } : d)] };
            try
            {
                await tables.CommitAsync(RoundKeys.Partition(scan.RoundId), RowCodec.Replace(stored, scanned), cancellation);
                return;
            }
            catch (StorageConflictException)
            {
                // The applicant changed the application meanwhile: read it again.
            }
        }
    }

    private async Task<string> StateAsync(AttachedDocument document, CancellationToken cancellation)
    {
        try
        {
            var type = Enum.Parse<DocumentType>(document.Type, ignoreCase: true);
            var scanned = await scans.ScanAsync(
                new StoredDocument(document.Id, document.Slot, document.FileName, type, document.Length, document.Sha256, document.BlobName, document.UploadedAt, ScanState.Unscanned), cancellation);
            return scanned.Scan.ToString().ToLowerInvariant();
        }
        catch (ScannerUnavailableException e)
        {
            throw new EffectRetryException(e.Message, TimeSpan.FromMinutes(5));
        }
    }
}

public static class ScanEffects
{
    /// <summary>Has the document scanned once it is attached.</summary>
    public static Commit Scan(this Commit commit, string roundId, string applicationId, string documentId) =>
        commit.Then(Effect.Of(ScanHandler.KindName, $"scan:{applicationId}:{documentId}", new ScanPayload(roundId, applicationId, documentId)));
}
