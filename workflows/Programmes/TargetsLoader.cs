namespace Funding.Workflows.Programmes;

/// <summary>plan/targets.yaml: the cumulative targets of the plan.</summary>
/// <param name="steps">The programmes that have a file, step by step: what both say has to be the same.</param>
internal sealed class TargetsLoader(ProgrammeKinds kinds, IReadOnlyList<Programme> steps)
{
    private static readonly SchemaCheck Schema = SchemaCheck.Named("targets");

    /// <summary>Null, with its problems noted, when the file cannot be used.</summary>
    public PlanTargets? Load(YamlFile file)
    {
        if (!Schema.Check(file)) return null;
        var plan = file.Read<PlanTargets>();
        Unique.Check(file, "targets", plan.Targets.Select(t => t.Programme), "programme", "programme");
        foreach (var (i, target) in plan.Targets.Index())
            foreach (var fault in Faults(file, target, $"targets[{i}]")) file.Fault($"targets[{i}].{fault.Path}", fault.Message);
        return file.Problems.Count == 0 ? plan : null;
    }

    private IEnumerable<Fault> Faults(YamlFile file, CumulativeTarget target, string at)
    {
        List<Programme> of = [.. steps.Where(p => p.Id == target.Programme)];
        if (of.FirstOrDefault()?.Target is { } written && written != target.Figure)
            yield return new("count", $"the file of '{target.Programme}' says {Said(written)}, and the plan {Said(target.Figure)}");
        if (target.Types is not { } types) yield break;
        Unique.Check(file, $"{at}.types.names", types.Names.Select(n => n.Id), "type");
        if (types.Least > types.Most) yield return new("types.least", $"at most most, {types.Most}");
        if (of.Count == 0) yield break;
        var choices = of.SelectMany(p => p.Parts.SelectMany(part => kinds.Part(part.Kind).Choices(part)))
            .DistinctBy(c => c.Key).ToDictionary(c => c.Key, c => c.Value);
        if (!choices.TryGetValue(types.Field, out var values))
            yield return new("types.field", $"'{types.Field}' is no choice of the application; allowed: {string.Join(", ", choices.Keys)}");
        else if (!values.Order(StringComparer.Ordinal).SequenceEqual(types.Names.Select(n => n.Id).Order(StringComparer.Ordinal)))
            yield return new("types.names", $"these are not the values of '{types.Field}': {string.Join(", ", values)}");
    }

    private static string Said(PlanTarget target) =>
        $"{target.Count} ({target.Qualifier}{(target.ByYear is { } year ? $", by {year}" : "")})";
}
