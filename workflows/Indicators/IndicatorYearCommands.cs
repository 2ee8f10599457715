namespace Funding.Workflows.Indicators;

/// <summary>What administrators do with a year of figures: who owes them, their publication, and what is put right afterwards.</summary>
public sealed class IndicatorYearCommands(
    IndicatorStore store, IndicatorCommands figures, IBlobStore blobs, Catalogue catalogue, CommitWriter commits, TimeProvider clock)
{
    public const int Megabytes = 2;

    private const int DocumentCharacters = 100;
    private const int FirstYear = 2020;

    /// <summary>Takes the list of those who owe figures of a year; another list takes its place while nothing is published.</summary>
    /// <exception cref="RefusedException">Something is wrong with the list, each by line and column.</exception>
    public async Task<IndicatorYear> ListAsync(Actor actor, int year, byte[] content, CancellationToken cancellation = default)
    {
        actor.Demand(Right.KeepIndicators);
        if (year < FirstYear || year > store.Today.Year)
            throw new RefusedException(IndicatorRefusals.YearOutOfRange(FirstYear, store.Today.Year));
        if ((await store.PublishedAsync(cancellation)).Any(p => p.Year == year)) throw new RefusedException(IndicatorRefusals.Published());
        var reporters = ReporterList.Of(
            ListContent.Read(ReporterList.Form, content, ReporterList.Most), catalogue.Indicators.Kinds, catalogue.Desks);
        var list = Sha256Hex.Of(FundingJson.Serialize(reporters));
        await RoundBlobs.WriteAsync(blobs, IndicatorKeys.ListBlob(list), reporters, cancellation);
        var of = new IndicatorYear(year, list, reporters.Count, actor.PersonId, clock.GetUtcNow());
        await commits.SaveOrRefuseAsync(
            new Commit(IndicatorKeys.Partition)
                .Put(IndicatorKeys.Year(year), await store.FindYearAsync(year, cancellation), of)
                .Audit(AuditNote.By(
                    actor, "indicator-reporters-listed", IndicatorKeys.Year(year), ("reporters", $"{reporters.Count}"), ("list", list))),
            cancellation);
        return of;
    }

    /// <summary>Publishes the province's figure of what is confirmed; from then on it is corrected only in sight of everybody.</summary>
    /// <exception cref="RefusedException">Published already, or its last day is not over.</exception>
    public async Task<PublishedIndicator> PublishAsync(Actor actor, int year, string indicator, CancellationToken cancellation = default)
    {
        actor.Demand(Right.KeepIndicators);
        var asked = figures.Indicator(indicator);
        var of = await store.GetYearAsync(year, cancellation);
        var isPublished = await store.IsPublishedAsync(year, indicator, cancellation);
        if (IndicatorDecision.BarPublication(asked, year, isPublished, store.Today) is { } bar) throw new RefusedException(bar);
        var commit = await figures.TurnAsync(new Commit(IndicatorKeys.Partition), year, indicator, cancellation);
        var owing = IndicatorDecision.Owing(asked, await store.ReportersAsync(of, cancellation)).Count;
        var published = Publication(asked, of, await CountingAsync(year, asked, of, cancellation), owing);
        await commits.SaveOrRefuseAsync(
            commit.Insert(IndicatorKeys.Published(year, indicator), published).Audit(AuditNote.By(
                actor, "indicator-published", IndicatorKeys.Published(year, indicator),
                ("figure", published.Figure is { } figure ? IndicatorCommands.Number(figure) : ""),
                ("confirmed", $"{published.Confirmed}"), ("owing", $"{published.Owing}"))),
            cancellation);
        return published;
    }

    /// <summary>Puts a published figure right: the old one, the new one, why and by which document stand on the public page.</summary>
    /// <exception cref="RefusedException">Not published, no such institution, no reason or document, or the figure cannot be.</exception>
    public async Task<PublishedIndicator> CorrectAsync(
        Actor actor, int year, string indicator, string code, FigureCorrection typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.KeepIndicators);
        var asked = figures.Indicator(indicator);
        var of = await store.GetYearAsync(year, cancellation);
        var published = await store.FindPublishedAsync(year, indicator, cancellation)
            ?? throw new RefusedException(IndicatorRefusals.NotPublished());
        var reporter = await figures.ReporterAsync(year, asked, code, cancellation);
        if (await figures.IsMemberAsync(actor, code, cancellation)) throw new RefusedException(IndicatorRefusals.Own(reporter.Name));
        if (published.Value.Corrections.Count >= PublishedIndicator.MostCorrections)
            throw new RefusedException(IndicatorRefusals.TooManyCorrections(PublishedIndicator.MostCorrections));
        var entry = IndicatorEntry.Of(asked, typed.Amount, typed.Per, null, typed.Reason);
        if (entry.Refusals.Count > 0) throw new RefusedException([.. entry.Refusals]);
        var why = Reasons.Demand(typed.Reason);
        var document = TextIdentity.Tidy(typed.Document);
        if (document.Length is 0 or > DocumentCharacters) throw new RefusedException(IndicatorRefusals.NoDocument("document"));

        var commit = await figures.TurnAsync(new Commit(IndicatorKeys.Partition), year, indicator, cancellation);
        var stored = await store.FindAsync(year, indicator, code, cancellation);
        var old = stored is { Value.Standing: FigureStanding.Confirmed } ? stored.Value.Figure : (decimal?)null;
        var report = new IndicatorReport(year, indicator, code, reporter.Name, reporter.Desk, entry.Amount, entry.Per, entry.Figure)
        {
            Before = stored?.Value.Before,
            Reason = stored?.Value.Reason,
            Standing = FigureStanding.Confirmed,
            ByPerson = stored?.Value.ByPerson ?? actor.PersonId,
            At = clock.GetUtcNow(),
        };
        var counting = (await CountingAsync(year, asked, of, cancellation)).Where(r => r.Code != code).Append(report).ToList();
        var anew = Publication(asked, of, counting, published.Value.Owing);
        var after = published.Value with
        {
            Figure = anew.Figure,
            Confirmed = anew.Confirmed,
            Corrections =
            [
                .. published.Value.Corrections,
                new(code, reporter.Name, old, report.Figure, published.Value.Figure, anew.Figure, why, document, store.Today),
            ],
        };
        await commits.SaveOrRefuseAsync(
            commit.Replace(published, after).Put(IndicatorKeys.Report(year, indicator, code), stored, report)
                .Audit(IndicatorCommands.Note(
                    actor, "indicator-corrected", report, ("old", old is { } was ? IndicatorCommands.Number(was) : ""),
                    ("new", IndicatorCommands.Number(report.Figure)), ("document", document), ("reason", why))),
            cancellation);
        return after;
    }

    private PublishedIndicator Publication(Indicator asked, IndicatorYear of, IReadOnlyCollection<IndicatorReport> counting, int owing) =>
        new(of.Year, asked.Id, IndicatorDecision.Province(asked, counting, owing), owing, counting.Count, store.Today);

    /// <summary>What counts: confirmed, of those on the list.</summary>
    private async Task<IReadOnlyList<IndicatorReport>> CountingAsync(
        int year, Indicator asked, IndicatorYear of, CancellationToken cancellation)
    {
        var owing = IndicatorDecision.Owing(asked, await store.ReportersAsync(of, cancellation))
            .Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        return [.. (await store.ReportsAsync(year, asked.Id, cancellation))
            .Where(r => r.Standing == FigureStanding.Confirmed && owing.Contains(r.Code))];
    }
}

/// <summary>As typed by who puts a published figure right.</summary>
/// <param name="Document">文号 or name of what shows it.</param>
public sealed record FigureCorrection(string Amount, string Per, string Reason, string Document);
