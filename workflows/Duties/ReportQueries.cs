namespace Funding.Workflows.Duties;

/// <summary>A report with all that belongs to it.</summary>
/// <param name="Stored">Null before anything was filed.</param>
/// <param name="Filings">In their order.</param>
public sealed record ReportRead(
    DutyPlace Place, IReportKind Kind, ReportEntry Entry, Stored<ReportState>? Stored, IReadOnlyList<FiledReport> Filings,
    DutyPapers Papers, DateOnly Today)
{
    public ReportState State => Stored?.Value ?? ReportState.Begun;

    public ReportPhase Phase => Place.Duty.Value.Passed ? ReportPhase.Closed : State.PhaseOn(Today);

    public ReportRules Rules => Kind.RulesOf(Place.View);

    public FiledReport? Latest => Filings is [.., var latest] ? latest : null;

    /// <summary>The holder's last day.</summary>
    public DateOnly DueOn => State.CorrectBy ?? Place.Duty.Value.Closes!.Value;
}

/// <summary>Reads reports of awards; four queries each.</summary>
public sealed class ReportQueries(ITableStore tables, ReportStore reports, PaperStore papers, DutyKindSet kinds)
{
    /// <exception cref="RefusedException">The duty is no report.</exception>
    public async Task<ReportRead> ReadAsync(DutyPlace place, CancellationToken cancellation = default)
    {
        var at = place.View;
        if (kinds[at.Duty.Kind] is not IReportKind kind) throw new RefusedException(AwardRefusals.NoDuty());
        var state = await reports.FindAsync(at, cancellation);
        var filings = new List<FiledReport>();
        for (var filing = 1; filing <= (state?.Value.Filings ?? 0); filing++)
            filings.Add((await tables.GetAsync<FiledReport>(at.Partition, at.RowOf(FiledReport.Row(filing)), cancellation))!.Value);
        return new(
            place, kind, await kind.EntryAsync(at, cancellation), state, filings, await papers.ReadAsync(at, cancellation), reports.Today);
    }
}
