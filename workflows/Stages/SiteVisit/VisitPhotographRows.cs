namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Photographs of visits; a scan changes no signature, for the content code is over their hashes.</summary>
internal sealed class VisitPhotographRows(ITableStore tables) : DocumentRows<Visit>(tables)
{
    private readonly ITableStore tables = tables;

    public override string BlobsOf(string roundId) => RoundBlobs.Visits(roundId);

    public override bool Holds(ScanPayload scan) => scan.RoundRow?.Contains(":visit:", StringComparison.Ordinal) == true;

    /// <summary>Of every pass: what an earlier one has is kept beside.</summary>
    public override async IAsyncEnumerable<AttachedDocument> AllAsync(
        string roundId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await tables.GetAsync<Round>(RoundKeys.Partition(roundId), RoundKeys.Round, cancellation) is not { Value: var round }
            || round.Stages.Find(SiteVisitSettings.Kind) is not { } stage)
            yield break;
        for (var pass = 1; pass <= stage.Pass; pass++)
        {
            await foreach (var photograph in AllAsync(roundId, VisitKeys.Visit(stage with { Pass = pass }, ""), cancellation))
                yield return photograph;
        }
    }

    protected override string KeyOf(ScanPayload scan) => scan.RoundRow!;

    protected override IReadOnlyList<AttachedDocument> DocumentsOf(Visit row) => row.Photographs;

    protected override Visit With(Visit row, IReadOnlyList<AttachedDocument> documents) => row with { Photographs = documents };
}
