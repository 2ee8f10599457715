namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Photographs of visits; a scan changes no signature, for the content code is over their hashes.</summary>
internal sealed class VisitPhotographRows(ITableStore tables) : DocumentRows<Visit>(tables)
{
    public override string BlobsOf(string roundId) => RoundBlobs.Visits(roundId);

    public override bool Holds(ScanPayload scan) => scan.RoundRow?.Contains(":visit:", StringComparison.Ordinal) == true;

    public override IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, CancellationToken cancellation) =>
        OfPassesAsync(roundId, SiteVisitSettings.Kind, pass => VisitKeys.Visit(pass, ""), cancellation);

    protected override string KeyOf(ScanPayload scan) => scan.RoundRow!;

    protected override IReadOnlyList<AttachedDocument> DocumentsOf(Visit row) => row.Photographs;

    protected override Visit With(Visit row, IReadOnlyList<AttachedDocument> documents) => row with { Photographs = documents };
}
