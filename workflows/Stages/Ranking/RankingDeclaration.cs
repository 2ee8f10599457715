namespace Funding.Workflows.Stages.Ranking;

/// <inheritdoc cref="RankingSettings"/>
public sealed class RankingDeclaration() : StageDeclaration<RankingSettings>(RankingSettings.Kind)
{
    public override IReadOnlyList<string> CorePages => ["ranking"];

    public override IReadOnlyList<Type> Gives => [typeof(IOrder), typeof(IRanking)];

    public override IReadOnlyList<Type> Needs => [typeof(IScores)];

    protected override IEnumerable<Fault> Check(RankingSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        foreach (var fault in Shape(settings.Selection, stage).Concat(Within(settings.Selection, programme))
            .Concat(StrataChecks.Of(settings.Selection, stage, programme))
            .Concat(BudgetChecks.Of(settings.Selection, stage, programme))
            .Concat(PriceChecks.Of(settings.Selection, stage, programme))) yield return fault;
        if (programme.Given<IScores>(stage) is not { Rubric.Criteria: var criteria }) yield break;
        foreach (var (i, id) in settings.Selection.TieBreak.Index())
            if (criteria.All(c => c.Id != id))
                yield return new(
                    $"selection.tieBreak[{i}]",
                    $"'{id}' is no criterion of the rubric; allowed: {string.Join(", ", criteria.Select(c => c.Id))}");
    }

    /// <summary>What a cap counts by is a choice that every applicant may be asked, the desk or the applicant.</summary>
    private static IEnumerable<Fault> Within(SelectionRules rules, ProgrammeOutline programme)
    {
        if (rules.Within is not { } within) yield break;
        foreach (var twice in Fault.Twice("selection.within", within.Select(w => w.By), "cap", "by")) yield return twice;
        List<string> known =
            [.. programme.Programme.Parts.SelectMany(p => programme.Kinds.Part(p.Kind).Groups(p)), GroupCap.Desk, GroupCap.Organisation];
        foreach (var (i, cap) in within.Index())
            if (!known.Contains(cap.By))
                yield return new(
                    $"selection.within[{i}].by", $"'{cap.By}' is no choice of the form; allowed: {string.Join(", ", known)}");
    }

    private static (string[] Needed, string[] Barred, string Why) OfShape(SelectionShape shape) => shape switch
    {
        SelectionShape.Rank => (["places", "reserve"], [], ""),
        SelectionShape.Strata => (
            ["places", "reserve", "strata"], ["capPerCity", "within"], "goes with the shape rank: each stratum has a maximum of its own"),
        SelectionShape.Budget => (
            ["budget", "reserve"], ["places"], "goes with the shape rank: a budget ends where nothing is left of it"),
        SelectionShape.PriceQuality => (
            ["price"], ["places", "reserve", "capPerCity", "within"], "goes with the shape rank: each lot has places of its own"),
        _ => (
            ["minimumScore"], ["places", "reserve", "capPerCity", "within"],
            "goes with the shape rank: at a threshold everybody who reaches it is selected"),
    };

    /// <summary>Each shape has settings of its own.</summary>
    private static IEnumerable<Fault> Shape(SelectionRules rules, StageOutline stage)
    {
        var given = stage.Settings.GetProperty("selection");
        var (needed, barred, why) = OfShape(rules.Shape);
        foreach (var setting in needed)
            if (!given.TryGetProperty(setting, out _))
                yield return new($"selection.{setting}", "missing; the setting is required");
        foreach (var setting in barred)
            if (given.TryGetProperty(setting, out _))
                yield return new($"selection.{setting}", why);
        if (rules.Shape != SelectionShape.Strata && given.TryGetProperty("strata", out _))
            yield return new("selection.strata", "goes with the shape strata");
        if (rules.Shape != SelectionShape.Budget && given.TryGetProperty("budget", out _))
            yield return new("selection.budget", "goes with the shape budget");
        if (rules.Shape != SelectionShape.PriceQuality && given.TryGetProperty("price", out _))
            yield return new("selection.price", "goes with the shape price-quality");
    }
}
