namespace Funding.Workflows.Parts.Documents;

/// <summary>Documents of applications.</summary>
internal sealed class ApplicationDocumentRows(ITableStore tables) : DocumentRows<Application>(tables)
{
    public override string BlobsOf(string roundId) => RoundBlobs.Documents(roundId);

    public override bool Holds(ScanPayload scan) => scan is { ObjectionId: null, OrganisationRow: null, AwardId: null, RoundRow: null };

    public override IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, CancellationToken cancellation) =>
        AllAsync(roundId, RoundKeys.Applications, cancellation);

    protected override string KeyOf(ScanPayload scan) => RoundKeys.Application(scan.ApplicationId);

    protected override IReadOnlyList<AttachedDocument> DocumentsOf(Application row) => row.Documents;

    protected override Application With(Application row, IReadOnlyList<AttachedDocument> documents) => row with { Documents = documents };
}
