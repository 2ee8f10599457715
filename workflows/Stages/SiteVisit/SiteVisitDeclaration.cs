namespace Funding.Workflows.Stages.SiteVisit;

/// <inheritdoc cref="SiteVisitSettings"/>
public sealed class SiteVisitDeclaration() : StageDeclaration<SiteVisitSettings>(SiteVisitSettings.Kind)
{
    /// <summary>Visitors are drawn from the round's experts, by its published seed.</summary>
    public override IReadOnlyList<Type> Needs => [typeof(ISeats), typeof(IPanel)];

    public override StageWork Work => StageWork.Officers | StageWork.Experts;

    public override StageLength Length(SiteVisitSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    protected override IEnumerable<Fault> Check(SiteVisitSettings settings, StageOutline stage, ProgrammeOutline programme) =>
    [
        .. Place(stage, programme), .. Cases(settings, stage, programme), .. Checklist(settings),
    ];

    /// <summary>A case that fails after an order was made would leave a place in it that nobody takes.</summary>
    private static IEnumerable<Fault> Place(StageOutline stage, ProgrammeOutline programme)
    {
        if (programme.Before(stage).FirstOrDefault(s => programme.Kinds.Stage(s.Kind).Gives.Contains(typeof(IOrder))) is { } order)
            yield return new(
                "", $"stands behind '{order.Id}', which puts the applications in order; allowed: before it, so that no place is left open");
    }

    private static IEnumerable<Fault> Cases(SiteVisitSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        foreach (var (name, given, of) in new[]
        {
            ("times", settings.Times is not null, VisitedCases.Finalists), ("points", settings.Points is not null, VisitedCases.Borderline),
        })
        {
            if (given && settings.Of != of)
                yield return new(name, $"goes with of: {of.ToString().ToLowerInvariant()}; allowed: both or neither");
            else if (!given && settings.Of == of)
                yield return new(name, "missing; the setting is required");
        }

        if (settings.Of == VisitedCases.All)
            yield break;
        if (programme.Given<IScores>(stage) is null)
            yield return new("of", "no stage before it gives scores; allowed: all, or behind a review");
        var ranking = programme.After(stage).FirstOrDefault(s => programme.Kinds.Stage(s.Kind).Gives.Contains(typeof(IRanking)));
        if (ranking is null || programme.Kinds.Stage(ranking.Kind).Read(ranking) is not IRanking { Selection: var rules })
            yield return new("of", "no stage after it ranks by score; allowed: all, or before a ranking");
        else if (settings.Of == VisitedCases.Finalists && rules.Places is null)
            yield return new("of", $"'{ranking.Id}' has no places; allowed: all, borderline");
    }

    private static IEnumerable<Fault> Checklist(SiteVisitSettings settings)
    {
        foreach (var twice in Fault.Twice("checklist", settings.Checklist.Select(i => i.Id), "item"))
            yield return twice;
        foreach (var (i, item) in settings.Checklist.Index())
            foreach (var fault in Item(item, $"checklist[{i}]"))
                yield return fault;
        var conditions = settings.Checklist.Any(i => i.IsCondition);
        if (settings.Result == VisitResult.Conditions && !conditions)
            yield return new("result", "no item of the checklist is a condition; allowed: notes, or an item with counts: condition");
        if (settings.Result == VisitResult.Notes && conditions)
            yield return new("result", "an item of the checklist is a condition, which notes decide nothing by; allowed: conditions");
    }

    private static IEnumerable<Fault> Item(VisitItem item, string at)
    {
        if (item.Kind == VisitItemKind.Figure != item.Figure is not null)
            yield return new($"{at}.figure", "goes with kind: figure; allowed: both or neither");
        if (item.Kind == VisitItemKind.Grade != item.Grades is not null)
            yield return new($"{at}.grades", "goes with kind: grade; allowed: both or neither");
        foreach (var fault in item.Figure is { } figure ? Figure(item, figure, $"{at}.figure") : [])
            yield return fault;
        foreach (var fault in item.Grades is { } grades ? Grades(item, grades, $"{at}.grades") : [])
            yield return fault;
    }

    private static IEnumerable<Fault> Figure(VisitItem item, VisitFigure figure, string at)
    {
        if (figure.Min > figure.Max)
            yield return new($"{at}.min", $"{Text(figure.Min)} is above max; allowed: at most {Text(figure.Max)}");
        if (item.IsCondition != figure.Least is not null)
            yield return new($"{at}.least", "goes with counts: condition; allowed: both or neither");
        if (figure.Least is { } least && (least <= figure.Min || least > figure.Max))
            yield return new(
                $"{at}.least",
                $"{Text(least)} tells no figure from another; allowed: above {Text(figure.Min)}, at most {Text(figure.Max)}");
    }

    private static IEnumerable<Fault> Grades(VisitItem item, IReadOnlyList<VisitGrade> grades, string at)
    {
        foreach (var twice in Fault.Twice(at, grades.Select(g => g.Id), "grade"))
            yield return twice;
        var failing = grades.Count(g => g.Fails);
        if (item.IsCondition && (failing == 0 || failing == grades.Count))
            yield return new(at, "a condition needs a grade that fails and one that does not");
        if (!item.IsCondition && failing > 0)
            yield return new(at, "fails goes with counts: condition; allowed: both or neither");
    }

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
