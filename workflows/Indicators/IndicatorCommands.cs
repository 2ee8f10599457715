namespace Funding.Workflows.Indicators;

/// <summary>Figures of institutions: reported by their people, confirmed by their desk and then by the province, or sent back.</summary>
public sealed class IndicatorCommands(
    IndicatorStore store, OrganisationStore organisations, Catalogue catalogue, CommitWriter commits, TimeProvider clock)
{
    /// <summary>So many are confirmed in one commit: a row and a record each.</summary>
    private const int AtOnce = 40;

    /// <exception cref="RefusedException">The plan follows no such indicator, or nobody reports it.</exception>
    public Indicator Indicator(string id) => catalogue.Indicators.Reported.FirstOrDefault(i => i.Id == id)
        ?? throw new RefusedException(IndicatorRefusals.NoIndicator(id));

    /// <summary>Somebody of the institution reports its figure, or another one while nobody has confirmed it.</summary>
    /// <exception cref="RefusedException">Not theirs, not on the list, confirmed or published already, or the figure cannot be.</exception>
    public async Task<IndicatorReport> ReportAsync(
        Actor actor, int year, string indicator, string code, string amount, string per, string? reason,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.FulfilDuty);
        var asked = Indicator(indicator);
        var reporter = await ReporterAsync(year, asked, code, cancellation);
        if (!await IsMemberAsync(actor, code, cancellation)) throw new RefusedException(IndicatorRefusals.NotMember());
        var stored = await store.FindAsync(year, indicator, code, cancellation);
        Refuse(IndicatorDecision.BarReport(stored?.Value, await store.IsPublishedAsync(year, indicator, cancellation)));
        var before = await store.BeforeAsync(year, indicator, code, cancellation);
        var entry = IndicatorEntry.Of(asked, amount, per, before, reason);
        if (entry.Refusals.Count > 0) throw new RefusedException([.. entry.Refusals]);
        var report = new IndicatorReport(year, indicator, code, reporter.Name, reporter.Desk, entry.Amount, entry.Per, entry.Figure)
        {
            Before = before,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : Reasons.Demand(reason),
            ByPerson = actor.PersonId,
            At = clock.GetUtcNow(),
        };
        await commits.SaveOrRefuseAsync(
            new Commit(IndicatorKeys.Partition).Put(IndicatorKeys.Report(year, indicator, code), stored, report)
                .Audit(Note(actor, "indicator-reported", report, ("figure", Number(report.Figure)))),
            cancellation);
        return report;
    }

    /// <summary>The desk confirms figures that it was sent, or the province those that desks have confirmed: all of them or none.</summary>
    /// <param name="codes">Of institutions.</param>
    /// <exception cref="RefusedException">Nothing picked, not of the desk, of an organisation one acts for, or not in turn.</exception>
    public async Task<int> ConfirmAsync(
        Actor actor, bool ofDesk, int year, string indicator, IReadOnlyList<string> codes, CancellationToken cancellation = default)
    {
        actor.Demand(IndicatorDecision.RightOf(ofDesk));
        _ = Indicator(indicator);
        if (codes.Count == 0) throw new RefusedException(IndicatorRefusals.NothingPicked());
        var published = await store.IsPublishedAsync(year, indicator, cancellation);
        var reports = new List<Stored<IndicatorReport>>();
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
        {
            var report = await OfAsync(actor, ofDesk, year, indicator, code, cancellation);
            Refuse(IndicatorDecision.BarConfirmation(report.Value, ofDesk, published, await IsMemberAsync(actor, code, cancellation)));
            reports.Add(report);
        }

        var standing = ofDesk ? FigureStanding.DeskConfirmed : FigureStanding.Confirmed;
        foreach (var some in reports.Chunk(AtOnce))
        {
            var commit = await TurnAsync(new Commit(IndicatorKeys.Partition), year, indicator, cancellation);
            foreach (var report in some)
            {
                commit.Replace(report, report.Value with { Standing = standing }).Audit(Note(
                    actor, ofDesk ? "indicator-confirmed-by-desk" : "indicator-confirmed", report.Value,
                    ("figure", Number(report.Value.Figure))));
            }

            await commits.SaveOrRefuseAsync(commit, cancellation);
        }

        return reports.Count;
    }

    /// <summary>The desk or the province sends a figure back with a reason; who reported it is told.</summary>
    /// <inheritdoc cref="ConfirmAsync"/>
    public async Task ReturnAsync(
        Actor actor, bool ofDesk, int year, string indicator, string code, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(IndicatorDecision.RightOf(ofDesk));
        var asked = Indicator(indicator);
        var why = Reasons.Demand(reason);
        var report = await OfAsync(actor, ofDesk, year, indicator, code, cancellation);
        Refuse(IndicatorDecision.BarReturn(
            report.Value, ofDesk, await store.IsPublishedAsync(year, indicator, cancellation),
            await IsMemberAsync(actor, code, cancellation)));
        var commit = await TurnAsync(new Commit(IndicatorKeys.Partition), year, indicator, cancellation);
        await commits.SaveOrRefuseAsync(
            commit.Replace(report, report.Value with { Standing = FigureStanding.Returned, Returned = why })
                .Audit(Note(actor, "indicator-returned", report.Value, ("reason", why)))
                .Mail(
                    $"mail:{IndicatorMails.FigureReturned.Name}:{year}:{indicator}:{code}:{report.Value.At.UtcTicks}",
                    IndicatorMails.Returned(asked, report.Value, why)),
            cancellation);
    }

    /// <summary>One figure as its desk or the province sees it; the others are as if they were not there.</summary>
    /// <exception cref="RefusedException">Nothing was reported, or it is another desk's.</exception>
    public async Task<Stored<IndicatorReport>> OfAsync(
        Actor actor, bool ofDesk, int year, string indicator, string code, CancellationToken cancellation = default) =>
        await store.FindAsync(year, indicator, code, cancellation) is { } found && (!ofDesk || found.Value.Desk == actor.Desk)
            ? found : throw new RefusedException(IndicatorRefusals.NoReport(code));

    /// <exception cref="RefusedException">The institution owes no figure of the indicator in that year.</exception>
    public async Task<Reporter> ReporterAsync(int year, Indicator indicator, string code, CancellationToken cancellation = default) =>
        IndicatorDecision.Owing(indicator, await store.ReportersAsync(await store.GetYearAsync(year, cancellation), cancellation))
            .FirstOrDefault(r => r.Code == code) ?? throw new RefusedException(IndicatorRefusals.NotOnList(code, year));

    public async Task<bool> IsMemberAsync(Actor actor, string code, CancellationToken cancellation = default) =>
        (await organisations.FindAsync(code, cancellation))?.Value.Members.Contains(actor.PersonId) == true;

    internal static AuditNote Note(Actor actor, string action, IndicatorReport report, params (string Name, string Value)[] facts) =>
        AuditNote.By(
            actor, action, report.Code,
            [("year", report.Year.ToString(CultureInfo.InvariantCulture)), ("indicator", report.Indicator), .. facts]);

    internal static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Of two who change what counts at one moment the second decides anew.</summary>
    internal async Task<Commit> TurnAsync(Commit commit, int year, string indicator, CancellationToken cancellation)
    {
        var turn = await store.TurnAsync(year, indicator, cancellation);
        return commit.Put(IndicatorKeys.Turn(year, indicator), turn, (turn?.Value ?? 0) + 1);
    }

    private static void Refuse(Refusal? bar)
    {
        if (bar is not null) throw new RefusedException(bar);
    }
}
