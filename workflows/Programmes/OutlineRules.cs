namespace Funding.Workflows.Programmes;

/// <summary>What stages and parts ask of each other, whatever their kinds.</summary>
internal static class OutlineRules
{
    public static void Check(ProgrammeOutline outline, YamlFile file)
    {
        var (programme, kinds, _) = outline;
        Unique.Check(file, "parts", programme.Parts.Select(p => p.Id), "part");
        Unique.Check(file, "stages", programme.Stages.Select(s => s.Id), "stage");
        Once(file, "parts", "part", [.. programme.Parts.Select(p => (p.Kind, p.Id))], k => kinds.Part(k).Many);
        Once(file, "stages", "stage", [.. programme.Stages.Select(s => (s.Kind, s.Id))], _ => false);
        if (programme.Stages[0] is var first && !kinds.Stage(first.Kind).Gives.Contains(typeof(ICases)))
            file.Fault("stages[0]", $"'{first.Id}' ({first.Kind}) takes no applications in; allowed as the first stage: "
                + string.Join(", ", kinds.Stages.Where(k => k.Gives.Contains(typeof(ICases))).Select(k => k.Kind)));
        foreach (var (i, stage) in programme.Stages.Index())
        {
            var kind = kinds.Stage(stage.Kind);
            if (ReservedIds.Names.Contains(stage.Id) && !kind.CorePages.Contains(stage.Id))
                file.Fault($"stages[{i}].id", $"'{stage.Id}' is the name of a page that every round has; choose another, and none of: "
                    + string.Join(", ", ReservedIds.Names));
            Needs(file, i, stage, kind.Needs, outline.Before(stage), "before", kinds);
            Needs(file, i, stage, kind.NeedsLater, outline.After(stage), "after", kinds);
            var splits = outline.Before(stage).FirstOrDefault(s => kinds.Stage(s.Kind).SplitsCohort);
            if (splits is { } split && !kind.Scopes.HasFlag(StageScopes.Case))
                file.Fault(
                    $"stages[{i}]",
                    $"after the stage '{split.Id}' ({split.Kind}) each application goes on by itself, and {stage.Kind} cannot; allowed: "
                        + string.Join(", ", kinds.Stages.Where(k => k.Scopes.HasFlag(StageScopes.Case)).Select(k => k.Kind)));
            var earlier = outline.BackFrom(stage).Select(s => s.Id).ToList();
            foreach (var (exit, to) in stage.Exits)
                if (!earlier.Contains(to))
                    file.Fault(
                        $"stages[{i}].exits.{exit}", $"'{to}' is no stage before '{stage.Id}'; allowed: {string.Join(", ", earlier)}");
        }
    }

    private static void Once(
        YamlFile file, string list, string word, IReadOnlyList<(string Kind, string Id)> items, Func<string, bool> many)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (i, (kind, id)) in items.Index())
            if (!many(kind) && !first.TryAdd(kind, id))
                file.Fault($"{list}[{i}].{word}", $"a second {word} of the kind {kind}; the first is '{first[kind]}', and one is allowed");
    }

    private static void Needs(
        YamlFile file, int index, StageOutline stage, IReadOnlyList<Type> needs, IEnumerable<StageOutline> among, string where,
        ProgrammeKinds kinds)
    {
        foreach (var need in needs.Where(n => !among.Any(s => kinds.Stage(s.Kind).Gives.Contains(n))))
            file.Fault(
                $"stages[{index}]",
                $"the stage '{stage.Id}' ({stage.Kind}) needs {Word(need)} from a stage {where} it, and none gives them; "
                    + $"allowed {where} it: {string.Join(", ", kinds.Stages.Where(k => k.Gives.Contains(need)).Select(k => k.Kind))}");
    }

    /// <summary>ISeats is <c>seats</c>.</summary>
    private static string Word(Type offer) => offer.Name.TrimStart('I').ToLowerInvariant();
}
