namespace Funding.Workflows.Programmes;

/// <summary>What of an award's targets the schema cannot say.</summary>
internal static class TargetRules
{
    /// <summary>A task book is a table of targets by year: so many years still fit a sheet of paper and a page.</summary>
    public const int MostYears = 10;

    public static void Check(ProgrammeOutline outline, YamlFile file)
    {
        var numbers = outline.Programme.Parts.SelectMany(p => outline.Kinds.Part(p.Kind).Numbers(p)).ToList();
        foreach (var (award, settings) in outline.Programme.Awards)
        {
            var path = $"awards.{award}.targets";
            var targets = settings.Targets ?? [];
            Unique.Check(file, path, targets.Select(t => t.Id), "target");
            foreach (var (i, target) in targets.Index())
                foreach (var fault in Check(target, numbers)) file.Fault($"{path}[{i}].{fault.Path}", fault.Message);
            foreach (var (i, duty) in (settings.Duties ?? []).Index().Where(d => outline.Kinds.Duty(d.Item.Kind).NeedsTargets))
                if (Missing(award, settings) is { } missing)
                    file.Fault($"awards.{award}.duties[{i}]", $"'{duty.Id}' ({duty.Kind}) {missing}");
        }
    }

    private static IEnumerable<Fault> Check(Target target, List<string> numbers)
    {
        if (target.From is { } from && !numbers.Contains(from))
            yield return new("from", $"'{from}' is no number of the application; allowed: {string.Join(", ", numbers)}");
        if (target.Min > target.Max) yield return new("min", $"at most max, {target.Max}");
        foreach (var (name, bound) in new[] { ("min", target.Min), ("max", target.Max) })
            if (bound is { } b && (b / 1.0000000000000000000000000000m).Scale > target.Decimals)
                yield return new(name, $"{b} has more decimals than a figure; allowed: {target.Decimals}");
    }

    private static string? Missing(string award, AwardSettings settings) =>
        settings.Targets is not { Count: > 0 } ? $"is about targets, and the award '{award}' has none; needed: awards.{award}.targets"
        : settings.Years > MostYears ? $"is a table of years, and the award holds for {settings.Years}; allowed: 1 to {MostYears}"
        : null;
}
