namespace Funding.Workflows.Duties;

/// <summary>Reads the documents of a duty; one query.</summary>
public sealed class PaperStore(ITableStore tables)
{
    public async Task<DutyPapers> ReadAsync(DutyView at, CancellationToken cancellation = default) =>
        (await FindAsync(at, cancellation))?.Value ?? DutyPapers.None;

    /// <returns>Null before anything was uploaded.</returns>
    public Task<Stored<DutyPapers>?> FindAsync(DutyView at, CancellationToken cancellation = default) =>
        tables.GetAsync<DutyPapers>(at.Partition, at.RowOf(DutyPapers.Row), cancellation);
}

/// <summary>Documents of duties: once one is scanned its award looks again, for a sealed copy counts when it is clean.</summary>
internal sealed class DutyDocumentRows(ITableStore tables, AwardWakes wakes) : DocumentRows<DutyPapers>(tables)
{
    public override string? BlobsOf(string roundId) => null;

    public override bool Holds(ScanPayload scan) => scan.AwardId is not null;

    public override IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<AttachedDocument>();

    public override async Task ScanAsync(
        ScanPayload scan, Func<AttachedDocument, Task<string?>> state, CancellationToken cancellation)
    {
        await base.ScanAsync(scan, state, cancellation);
        await wakes.WakeAsync(PartitionOf(scan), cancellation);
    }

    protected override string PartitionOf(ScanPayload scan) => AwardKeys.Partition(scan.AwardId!);

    protected override string KeyOf(ScanPayload scan) => scan.AwardRow!;

    protected override IReadOnlyList<AttachedDocument> DocumentsOf(DutyPapers row) => row.Documents;

    protected override DutyPapers With(DutyPapers row, IReadOnlyList<AttachedDocument> documents) => new(documents);
}
