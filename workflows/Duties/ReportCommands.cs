namespace Funding.Workflows.Duties;

/// <summary>The holder files a report, the recommending desk says what it thinks of it.</summary>
public sealed class ReportCommands(
    DutyStore duties, ReportQueries reports, DutyDraftCommands drafts, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Keeps what was typed; nobody but the holder reads it before it is filed.</summary>
    /// <param name="seen">The version that the page was filled from; null overwrites whatever there is.</param>
    /// <returns>The new version, and what was typed and cannot be used.</returns>
    /// <exception cref="RefusedException">Not the actor's, filed already, or changed by somebody else meanwhile.</exception>
    public async Task<(string Version, IReadOnlyList<Refusal> Unusable)> SaveAsync(
        Actor actor, string awardId, DutyKey key, IReadOnlyDictionary<string, string> typed, string? seen,
        CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var draft = await drafts.SaveAsync(read.Place, read.Entry.Fields, typed, seen, cancellation);
        return (draft.Version, read.Entry.Unusable(draft.Cells));
    }

    /// <summary>Takes the report; a late one too, for it is still owed.</summary>
    /// <param name="declared">That what is filed is true.</param>
    /// <exception cref="RefusedException">
    /// Not the actor's, filed already, the term of its correction is over, not declared, or lines are missing or out of range.
    /// </exception>
    public async Task FileAsync(
        Actor actor, string awardId, DutyKey key, IReadOnlyDictionary<string, string> typed, bool declared,
        CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var (lines, summary, problems) = read.Entry.Read(typed, read.Papers);
        if (problems.Count > 0) throw new RefusedException(problems);
        if (!declared) throw new RefusedException(DutyRefusals.NotDeclared());
        var at = read.Place.View;
        DateOnly? deskBy = read.Rules.DeskWorkingDays is { } days && at.Award.Desk is not null
            ? calendar.AddWorkingDays(read.Today, days) : null;
        var state = ReportDecision.File(read.State, read.Today, deskBy);
        var report = new FiledReport(lines, summary, actor.PersonId, clock.GetUtcNow(), read.Papers.Documents);
        await commits.SaveOrRefuseAsync(
            Over(read, state)
                .Insert(at.RowOf(FiledReport.Row(state.Filings)), report)
                .Audit(AuditNote.By(
                    actor, "report-filed", $"{awardId}:{key}",
                    ("filing", state.Filings.ToString(CultureInfo.InvariantCulture)),
                    ("sha256", Sha256Hex.Of(FundingJson.Serialize(report))),
                    ("late", read.Today > read.DueOn ? "yes" : "no")))
                .WakeAward(awardId),
            cancellation);
    }

    /// <exception cref="RefusedException">Not the actor's desk's, not asked now, or the reasons are missing.</exception>
    public async Task OpineAsync(
        Actor actor, string awardId, DutyKey key, bool agrees, string? text, CancellationToken cancellation = default)
    {
        var place = await duties.OfDeskAsync(actor, awardId, key, cancellation);
        place.DemandOpen();
        var read = await reports.ReadAsync(place, cancellation);
        var state = ReportDecision.Opine(read.State, new(agrees, text ?? "", actor.PersonId, clock.GetUtcNow()), read.Today);
        await commits.SaveOrRefuseAsync(
            Over(read, state)
                .Audit(AuditNote.By(actor, "report-opinion", $"{awardId}:{key}", ("agrees", agrees ? "yes" : "no")))
                .WakeAward(awardId),
            cancellation);
    }

    internal static Commit Over(ReportRead read, ReportState state) =>
        new Commit(read.Place.View.Partition).Put(read.Place.View.RowOf(ReportState.Row), read.Stored, state);

    private async Task<ReportRead> OpenAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation)
    {
        var place = await duties.OwnAsync(actor, awardId, key, cancellation);
        place.DemandOpen();
        var read = await reports.ReadAsync(place, cancellation);
        // Says why nothing can be filed now, before what is wrong with it.
        _ = ReportDecision.File(read.State, read.Today, null);
        return read;
    }
}
