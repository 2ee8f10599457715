namespace Funding.Workflows.PlanProgress;

/// <summary>The plan's progress as tables: the targets, their years, desks and types, and the awards behind.</summary>
internal sealed class ProgressTables(Texts<PlanProgressText> T, string language, IReadOnlyList<Desk> desks)
{
    /// <summary>Every sheet of the workbook.</summary>
    public IReadOnlyList<ExportTable> All(IReadOnlyList<TargetProgress> targets) =>
        [Targets(targets), Years(targets), Desks(targets), Types(targets), Awards(targets)];

    public ExportTable Targets(IReadOnlyList<TargetProgress> targets) => Table(
        "targets",
        [T["clause"], T["target"], T["counted"], T["unit"], T["wanted.count"], T["qualifier"], T["by-year"], T["state"], T["wording"]],
        targets.Select(IReadOnlyList<object?> (t) =>
        [
            t.Target.Clause, In(t.Target.Name), (decimal)t.Count, In(t.Target.Unit), (decimal)t.Target.Count,
            T.Of("qualifier", t.Target.Qualifier), (decimal?)t.Target.ByYear, StateOf(t), In(t.Target.Wording),
        ]));

    /// <summary>What counts, award by award.</summary>
    public ExportTable Awards(IReadOnlyList<TargetProgress> targets) => Table(
        "awards",
        [T["target"], T["holder"], T["award"], T["document"], T["certificate"], T["from"], T["until"], T["desk"], T["type"], T["amount"]],
        targets.SelectMany(t => t.Counted.Select(a => (t.Target, Award: a.Summary))).Select(IReadOnlyList<object?> (l) =>
        [
            In(l.Target.Name), l.Award.HolderName, l.Award.Title, l.Award.DocumentNumber, l.Award.CertificateNumber,
            Show.Iso(l.Award.AwardedOn), Show.Iso(l.Award.ValidUntil), DeskOf(l.Award.Desk),
            l.Target.Types?.Names.FirstOrDefault(n => n.Id == l.Award.Type) is { } type ? In(type.Name) : "", l.Award.Granted,
        ]));

    /// <summary>Every published figure, the newest year first.</summary>
    public ExportTable Indicators(PlanIndicators plan, IReadOnlyList<PublishedIndicator> published) => Table(
        "indicators",
        [
            T["indicator"], T["year"], T["figure"], T["unit"], T["wanted.count"], T["confirmed"], T["owing"], T["published.on"],
            T["corrected"],
        ],
        published.Where(p => plan.Find(p.Indicator) is not null).Select(IReadOnlyList<object?> (p) =>
        {
            var of = plan.Find(p.Indicator)!;
            return
            [
                In(of.Name), $"{p.Year:0000}", p.Figure, In(of.ProvinceUnit), of.Wanted, (decimal)p.Confirmed, (decimal)p.Owing,
                Show.Iso(p.On), (decimal)p.Corrections.Count,
            ];
        }));

    public string StateOf(TargetProgress target) => T.Of("state", target.State);

    public string DeskOf(string? desk) => desk is null ? T["desk.none"] : In(desks.NameOf(desk));

    public string TypeOf(TypeName? type) => type is null ? T["type.none"] : In(type.Name);

    private ExportTable Years(IReadOnlyList<TargetProgress> targets) => Table(
        "years", [T["target"], T["year"], T["year.new"], T["year.total"]],
        targets.SelectMany(t => t.Years.Select(IReadOnlyList<object?> (y) =>
            [In(t.Target.Name), $"{y.Year:0000}", (decimal)y.Count, (decimal)y.Total])));

    private ExportTable Desks(IReadOnlyList<TargetProgress> targets) => Table(
        "desks", [T["target"], T["desk"], T["counted"]],
        targets.SelectMany(t => t.Desks.Select(IReadOnlyList<object?> (d) => [In(t.Target.Name), DeskOf(d.Desk), (decimal)d.Count])));

    private ExportTable Types(IReadOnlyList<TargetProgress> targets) => Table(
        "types", [T["target"], T["type"], T["counted"]],
        targets.SelectMany(t => t.Types.Select(IReadOnlyList<object?> (y) => [In(t.Target.Name), TypeOf(y.Type), (decimal)y.Count])));

    private ExportTable Table(string sheet, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<object?>> rows) =>
        new(headers, rows.ToAsyncEnumerable()) { Sheet = T.Of("sheet", sheet) };

    private string In(Bilingual text) => text.In(language);
}
