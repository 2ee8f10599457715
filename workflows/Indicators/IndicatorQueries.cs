namespace Funding.Workflows.Indicators;

/// <summary>What institutions, desks, the office and everybody read of indicators.</summary>
public sealed class IndicatorQueries(
    IndicatorStore store, IndicatorCommands figures, PeopleStore people, Catalogue catalogue)
{
    /// <summary>
    /// The figures that the actor's institutions owe for the newest year: three transactions, one for each institution and one for each
    /// figure.
    /// </summary>
    public async Task<IReadOnlyList<OwnFigure>> OwnAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.FulfilDuty);
        if ((await store.YearsAsync(cancellation)) is not [var newest, ..]) return [];
        var reporters = (await store.ReportersAsync(newest, cancellation)).ToLookup(r => r.Code, StringComparer.Ordinal);
        var published = (await store.PublishedAsync(cancellation)).Where(p => p.Year == newest.Year).Select(p => p.Indicator).ToHashSet();
        var own = new List<OwnFigure>();
        foreach (var code in (await people.FindAsync(actor.PersonId, cancellation))?.Value.Organisations ?? [])
        {
            if (reporters[code].FirstOrDefault() is not { } reporter || !await figures.IsMemberAsync(actor, code, cancellation)) continue;
            foreach (var indicator in catalogue.Indicators.Reported.Where(i => i.Reporters.Contains(reporter.Kind)))
                own.Add(await OwnAsync(reporter, indicator, newest.Year, published.Contains(indicator.Id), cancellation));
        }

        return own;
    }

    /// <exception cref="RefusedException">Not theirs, or not owed.</exception>
    public async Task<OwnFigure> OwnAsync(
        Actor actor, int year, string indicator, string code, CancellationToken cancellation = default)
    {
        actor.Demand(Right.FulfilDuty);
        var asked = figures.Indicator(indicator);
        var reporter = await figures.ReporterAsync(year, asked, code, cancellation);
        if (!await figures.IsMemberAsync(actor, code, cancellation)) throw new RefusedException(IndicatorRefusals.NotMember());
        var isPublished = await store.IsPublishedAsync(year, indicator, cancellation);
        return await OwnAsync(reporter, asked, year, isPublished, cancellation) with
        {
            Before = await store.BeforeAsync(year, indicator, code, cancellation),
        };
    }

    /// <summary>How far each indicator of a year has come: three transactions, and one for each thousand reports.</summary>
    /// <param name="year">Null for the newest.</param>
    public async Task<IndicatorsModel> ListAsync(Actor actor, bool ofDesk, int? year, CancellationToken cancellation = default)
    {
        actor.Demand(ofDesk ? Right.OpineOnReport : Right.ReadAllApplications);
        var years = await store.YearsAsync(cancellation);
        if (years.FirstOrDefault(y => year is null || y.Year == year) is not { } of) return new(ofDesk, years, null, []);
        var reporters = Seen(actor, ofDesk, await store.ReportersAsync(of, cancellation));
        var published = (await store.PublishedAsync(cancellation)).Where(p => p.Year == of.Year)
            .ToDictionary(p => p.Indicator, StringComparer.Ordinal);
        var reports = (await store.ReportsAsync(of.Year, null, cancellation)).Where(r => !ofDesk || r.Desk == actor.Desk)
            .ToLookup(r => r.Indicator, StringComparer.Ordinal);
        return new(ofDesk, years, of.Year,
        [
            .. catalogue.Indicators.Reported.Select(i => new IndicatorLine(
                i, IndicatorDecision.Owing(i, reporters).Count, reports[i.Id].Count(r => r.Standing != FigureStanding.Returned),
                published.ContainsKey(i.Id) ? 0 : reports[i.Id].Count(r => r.Standing == IndicatorDecision.TurnOf(ofDesk)),
                reports[i.Id].Count(r => r.Standing == FigureStanding.Confirmed), published.GetValueOrDefault(i.Id))),
        ]);
    }

    /// <exception cref="RefusedException">No such indicator or year.</exception>
    public async Task<FiguresModel> FiguresAsync(
        Actor actor, bool ofDesk, int year, string indicator, CancellationToken cancellation = default)
    {
        actor.Demand(ofDesk ? Right.OpineOnReport : Right.ReadAllApplications);
        var asked = figures.Indicator(indicator);
        var of = await store.GetYearAsync(year, cancellation);
        return new(
            ofDesk, asked, year,
            IndicatorDecision.Owing(asked, Seen(actor, ofDesk, await store.ReportersAsync(of, cancellation))),
            (await store.ReportsAsync(year, indicator, cancellation)).ToDictionary(r => r.Code, StringComparer.Ordinal),
            (await store.FindPublishedAsync(year, indicator, cancellation))?.Value, store.Today);
    }

    /// <exception cref="RefusedException">It is not owed, or another desk's.</exception>
    public async Task<FigureModel> FigureAsync(
        Actor actor, bool ofDesk, int year, string indicator, string code, CancellationToken cancellation = default)
    {
        actor.Demand(ofDesk ? Right.OpineOnReport : Right.ReadAllApplications);
        var asked = figures.Indicator(indicator);
        var reporter = await figures.ReporterAsync(year, asked, code, cancellation);
        if (ofDesk && reporter.Desk != actor.Desk) throw new RefusedException(IndicatorRefusals.NoReport(code));
        return new(
            ofDesk, asked, year, reporter, (await store.FindAsync(year, indicator, code, cancellation))?.Value,
            await store.IsPublishedAsync(year, indicator, cancellation));
    }

    /// <summary>
    /// For everybody: two transactions, and one for each thousand figures of the newest year and, where that is another one, of the newest
    /// that is published.
    /// </summary>
    /// <exception cref="RefusedException">No such indicator.</exception>
    public async Task<PublicIndicatorModel> PublicAsync(string indicator, CancellationToken cancellation = default)
    {
        var asked = figures.Indicator(indicator);
        var years = await store.YearsAsync(cancellation);
        List<PublishedIndicator> published = [.. (await store.PublishedAsync(cancellation)).Where(p => p.Indicator == indicator)];
        var newest = years.Count == 0 ? null : await FiguresAsync(asked, years[0], cancellation);
        var last = published.Count == 0 ? null
            : published[0].Year == newest?.Year ? newest
            : years.FirstOrDefault(y => y.Year == published[0].Year) is { } of ? await FiguresAsync(asked, of, cancellation) : null;
        return new(
            asked, published, newest is null ? null : Newest(asked, newest, published.Any(p => p.Year == newest.Year)),
            last is null ? [] : Desks(asked, last));
    }

    private async Task<YearFigures> FiguresAsync(Indicator asked, IndicatorYear of, CancellationToken cancellation) => new(
        of.Year, IndicatorDecision.Owing(asked, await store.ReportersAsync(of, cancellation)),
        await store.ReportsAsync(of.Year, asked.Id, cancellation));

    private NewestYear Newest(Indicator asked, YearFigures of, bool isPublished)
    {
        var missing = IndicatorDecision.Missing(of.Owing, of.Reports, isPublished);
        var due = asked.DueOn(of.Year);
        var isOver = store.Today > due;
        return new(of.Year, due, isOver, isPublished, of.Owing.Count, of.Owing.Count - missing.Count, isOver ? missing : []);
    }

    private IReadOnlyList<DeskFigure> Desks(Indicator asked, YearFigures of)
    {
        var owing = of.Owing.ToLookup(r => r.Desk);
        var counting = of.Reports.Where(r => r.Standing == FigureStanding.Confirmed).ToLookup(r => r.Desk);
        return
        [
            .. catalogue.Desks.Where(d => owing.Contains(d.Id)).Select(d => new DeskFigure(
                d.Id, IndicatorDecision.Province(asked, [.. counting[d.Id]], owing[d.Id].Count()), counting[d.Id].Count(),
                owing[d.Id].Count())),
        ];
    }

    private async Task<OwnFigure> OwnAsync(
        Reporter reporter, Indicator indicator, int year, bool published, CancellationToken cancellation) => new(
        reporter, indicator, year, (await store.FindAsync(year, indicator.Id, reporter.Code, cancellation))?.Value, published);

    private static IReadOnlyList<Reporter> Seen(Actor actor, bool ofDesk, IReadOnlyList<Reporter> reporters) =>
        ofDesk ? [.. reporters.Where(r => r.Desk == actor.Desk)] : reporters;

    /// <summary>Who owes an indicator of a year, and what was reported.</summary>
    private sealed record YearFigures(int Year, IReadOnlyList<Reporter> Owing, IReadOnlyList<IndicatorReport> Reports);
}
