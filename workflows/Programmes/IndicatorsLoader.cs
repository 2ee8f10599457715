namespace Funding.Workflows.Programmes;

/// <summary>plan/indicators.yaml: the yearly indicators of the plan.</summary>
internal static class IndicatorsLoader
{
    private static readonly SchemaCheck Schema = SchemaCheck.Named("indicators");

    /// <summary>Null, with its problems noted, when the file cannot be used.</summary>
    public static PlanIndicators? Load(YamlFile file)
    {
        if (!Schema.Check(file)) return null;
        var plan = file.Read<PlanIndicators>();
        Unique.Check(file, "kinds", plan.Kinds.Select(k => k.Id), "kind");
        Unique.Check(file, "indicators", plan.Indicators.Select(i => i.Id), "indicator");
        var kinds = plan.Kinds.Select(k => k.Id).ToList();
        foreach (var (i, indicator) in plan.Indicators.Index())
            foreach (var fault in Faults(indicator, kinds)) file.Fault($"indicators[{i}].{fault.Path}", fault.Message);
        return file.Problems.Count == 0 ? plan : null;
    }

    private static IEnumerable<Fault> Faults(Indicator indicator, List<string> kinds)
    {
        var reported = indicator.Province != ProvinceFigure.Targets;
        if (reported != indicator.Figure is not null)
            yield return new("figure", reported ? "missing; institutions report it" : "nobody reports it; allowed: none");
        if (reported != indicator.Reporters.Count > 0)
            yield return new("reporters", reported ? "missing; somebody has to report it" : "nobody reports it; allowed: none");
        foreach (var unknown in indicator.Reporters.Except(kinds))
            yield return new("reporters", $"'{unknown}' is no kind; allowed: {string.Join(", ", kinds)}");
        if (indicator.Figure is not { } figure) yield break;
        if (figure.Least > figure.Most) yield return new("figure.least", $"at most most, {figure.Most}");
        if (indicator.Province == ProvinceFigure.Share && figure.Per is null)
            yield return new("figure.per", "missing; a share is of something");
        if (indicator.Province is ProvinceFigure.Sum or ProvinceFigure.Coverage && figure.Per is not null)
            yield return new("figure.per", "an amount alone is summed or counted; allowed: none");
    }
}
