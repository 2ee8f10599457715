namespace Funding.Workflows.Stages.Eligibility;

/// <summary>Reads veto items of a round; each is a row of its check's pass.</summary>
public sealed class VetoStore(ITableStore tables, TimeProvider clock)
{
    /// <summary>Parts the keys of a stage's rows from these; documents are found by it too.</summary>
    internal const string Mark = ":veto:";

    /// <summary>By which a hearing is open or over.</summary>
    public DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    internal static string Key(PlannedStage stage, string caseId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(stage, caseId)}{number:00}");

    /// <summary>The first one first: one query.</summary>
    public async Task<IReadOnlyList<Stored<Veto>>> OfAsync(Round round, string caseId, CancellationToken cancellation = default) =>
        round.Stages.Find(EligibilityStage.Kind) is { } stage
            ? await tables.EnumerateAsync<Veto>(RoundKeys.Partition(round.Id), KeyRange.Prefix(Prefix(stage, caseId)), cancellation)
                .ToListAsync(cancellation)
            : [];

    /// <summary>Of all applications: one query for a thousand.</summary>
    internal IAsyncEnumerable<Veto> AllAsync(string roundId, PlannedStage stage, CancellationToken cancellation) => tables
        .EnumerateAsync<Veto>(RoundKeys.Partition(roundId), KeyRange.Prefix(Rows(stage)), cancellation)
        .Select(row => row.Value);

    /// <exception cref="RefusedException">One is open.</exception>
    public async Task DemandNoneOpenAsync(Round round, string caseId, CancellationToken cancellation = default)
    {
        if ((await OfAsync(round, caseId, cancellation)).Any(v => v.Value.Verdict is null))
            throw new RefusedException(VetoRefusals.Open());
    }

    /// <summary>How the keys of all of a pass begin.</summary>
    internal static string Rows(PlannedStage stage) => RoundKeys.StageRowsOf(stage) + Mark[1..];

    private static string Prefix(PlannedStage stage, string caseId) => $"{Rows(stage)}{caseId}:";
}

/// <summary>Documents of veto items, of every pass.</summary>
internal sealed class VetoDocumentRows(ITableStore tables) : DocumentRows<Veto>(tables)
{
    public override string BlobsOf(string roundId) => RoundBlobs.Vetoes(roundId);

    public override bool Holds(ScanPayload scan) => scan.RoundRow?.Contains(VetoStore.Mark, StringComparison.Ordinal) == true;

    public override IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, CancellationToken cancellation) =>
        OfPassesAsync(roundId, EligibilityStage.Kind, VetoStore.Rows, cancellation);

    protected override string KeyOf(ScanPayload scan) => scan.RoundRow!;

    protected override IReadOnlyList<AttachedDocument> DocumentsOf(Veto row) => row.Documents;

    protected override Veto With(Veto row, IReadOnlyList<AttachedDocument> documents) => row with { Documents = documents };
}
