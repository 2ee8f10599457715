namespace Funding.Workflows.Stages.Notice;

/// <summary>Documents of objections.</summary>
internal sealed class ObjectionDocumentRows(ITableStore tables) : DocumentRows<Objection>(tables)
{
    public override string BlobsOf(string roundId) => RoundBlobs.Objections(roundId);

    public override bool Holds(ScanPayload scan) => scan.ObjectionId is not null;

    public override IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, CancellationToken cancellation) =>
        AllAsync(roundId, RoundKeys.Objections, cancellation);

    protected override string KeyOf(ScanPayload scan) => RoundKeys.Objection(scan.ObjectionId!);

    protected override IReadOnlyList<AttachedDocument> DocumentsOf(Objection row) => row.Documents;

    protected override Objection With(Objection row, IReadOnlyList<AttachedDocument> documents) => row with { Documents = documents };
}

internal static class ObjectionScans
{
    /// <summary>Has the documents of an objection scanned once it is filed.</summary>
    public static Commit Scan(this Commit commit, string roundId, Objection objection)
    {
        foreach (var document in objection.Documents.Where(d => d.Scan == ScanEffects.Unscanned))
        {
            commit.Scan(new ScanPayload(roundId, objection.ApplicationId, document.Id, objection.Id), objection.Id);
        }

        return commit;
    }
}
