namespace Funding.Workflows.Applications;

/// <param name="ObjectionId">Set when the document belongs to an objection to the application.</param>
internal sealed record ScanPayload(string RoundId, string ApplicationId, string DocumentId, string? ObjectionId = null);

/// <summary>Scans an attached document after its commit and writes the state onto the row it is attached to.</summary>
internal sealed class ScanHandler(ITableStore tables, IBlobStore blobs, DocumentScans scans) : IEffectHandler
{
    public const string KindName = "scan";

    public string Kind => KindName;

    /// <exception cref="EffectRetryException">The scanner does not answer now.</exception>
    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var scan = FundingJson.Deserialize<ScanPayload>(payload)!;
        if (!scans.HasScanner)
        {
            return Task.CompletedTask;
        }

        return scan.ObjectionId is { } objection
            ? ScanAsync<Objection>(
                scan, RoundKeys.Objection(objection), o => o.Documents, (o, documents) => o with { Documents = documents }, cancellation)
            : ScanAsync<Application>(
                scan,
                RoundKeys.Application(scan.ApplicationId),
                a => a.Documents,
                (a, documents) => a with { Documents = documents },
                cancellation);
    }

    private Task ScanAsync<T>(
        ScanPayload scan,
        string key,
        Func<T, IReadOnlyList<AttachedDocument>> read,
        Func<T, IReadOnlyList<AttachedDocument>, T> write,
        CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(scan.RoundId);
        string? state = null;

        // A row that was changed meanwhile is read again; its document is scanned once.
        return Attempts.UntilWrittenAsync(async () =>
        {
            var stored = await tables.GetAsync<T>(partition, key, cancellation);
            if (stored is null
                || read(stored.Value).FirstOrDefault(d => d.Id == scan.DocumentId) is not { } document
                || await blobs.FindAsync(document.BlobName, cancellation) is null)
            {
                return;
            }

            state ??= await StateAsync(document, cancellation);
            var scanned = write(stored.Value, [.. read(stored.Value).Select(d => d.Id == document.Id ? d with { Scan = state } : d)]);
            await tables.CommitAsync(partition, RowCodec.Replace(stored, scanned), cancellation);
        }, cancellation);
    }

    private async Task<string> StateAsync(AttachedDocument document, CancellationToken cancellation)
    {
        try
        {
            return (await scans.ScanAsync(AttachedDocuments.Stored(document), cancellation)).Scan.ToString().ToLowerInvariant();
        }
        catch (ScannerUnavailableException e)
        {
            throw new EffectRetryException(e.Message, TimeSpan.FromMinutes(5));
        }
    }
}

public static class ScanEffects
{
    private const string Unscanned = "unscanned";

    /// <summary>Has a document of an application scanned once it is attached.</summary>
    public static Commit Scan(this Commit commit, string roundId, string applicationId, string documentId) =>
        commit.Then(Effect.Of(
            ScanHandler.KindName, $"scan:{applicationId}:{documentId}", new ScanPayload(roundId, applicationId, documentId)));

    /// <summary>Has the documents of an objection scanned once it is filed.</summary>
    public static Commit Scan(this Commit commit, string roundId, Objection objection)
    {
        foreach (var document in objection.Documents.Where(d => d.Scan == Unscanned))
        {
            commit.Then(Effect.Of(
                ScanHandler.KindName,
                $"scan:{objection.Id}:{document.Id}",
                new ScanPayload(roundId, objection.ApplicationId, document.Id, objection.Id)));
        }

        return commit;
    }

    /// <summary>Has the documents scanned that came while there was no scanner.</summary>
    public static Commit ScanMissed(this Commit commit, Application application)
    {
        foreach (var document in application.Documents.Where(d => d.Scan == Unscanned))
        {
            commit.Scan(application.RoundId, application.Id, document.Id);
        }

        return commit;
    }
}
