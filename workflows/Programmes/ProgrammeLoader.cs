using Newtonsoft.Json.Linq;

namespace Funding.Workflows.Programmes;

/// <summary>One programme file: schema first, then what its kinds say of their settings, then the rules between stages.</summary>
/// <param name="desks">Those of desks.yaml.</param>
/// <param name="programmes">The ids of all programmes that have a file.</param>
internal sealed class ProgrammeLoader(ProgrammeKinds kinds, IReadOnlyList<Desk> desks, IReadOnlySet<string> programmes)
{
    private readonly ProgrammeSchema schema = ProgrammeSchema.Of(kinds);
    private readonly HashSet<string> deskIds = desks.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> departments =
        desks.Where(d => d.Kind == Desk.OfDepartment).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Its steps in the order of the file, or the one that it is; null, with its problems noted, when it cannot be used.</summary>
    public IReadOnlyList<Programme>? Load(YamlFile file)
    {
        if (!schema.Check(file) || !StepRules.Check(file, programmes)) return null;
        var files = StepFiles.Of(file);
        List<Programme> steps = [.. files.Select(f => f.Read<Programme>())];
        CheckWhole(file, steps[0]);
        CheckLead(file, steps[0]);
        foreach (var (step, programme) in files.Zip(steps)) CheckStep(step, programme);
        SettingPaths.Check([.. file.Root["authoritySettings"]!.Select(s => s.ToString())], file);
        return file.Problems.Count == 0 ? steps : null;
    }

    private static void CheckWhole(YamlFile file, Programme programme)
    {
        var expected = Path.GetFileNameWithoutExtension(file.Name);
        if (programme.Id != expected)
            file.Fault("id", $"'{programme.Id}' is not the file's name; allowed: {expected}");
        Unique.Check(file, "subject.kinds", programme.Subject.Kinds.Select(k => k.Id), "kind of applicant");
        Unique.Check(file, "otherProgrammes", (programme.OtherProgrammes ?? []).Select(o => o.Id), "programme");
    }

    /// <summary>Who signs it and whose officers handle it are one department.</summary>
    private void CheckLead(YamlFile file, Programme programme)
    {
        if (programme.Department is { } department && !departments.Contains(department))
        {
            file.Fault(
                "department",
                $"'{department}' is no department; allowed: {string.Join(", ", departments.Order(StringComparer.Ordinal))}");
        }

        if (programme.Lead is null != programme.Department is null)
            file.Fault(programme.Lead is null ? "lead" : "department", "missing; lead and department go together");
    }

    private void CheckStep(YamlFile file, Programme programme)
    {
        var outline = new ProgrammeOutline(programme, kinds, deskIds)
        {
            Programmes = programmes.Concat((programme.OtherProgrammes ?? []).Select(o => o.Id)).ToHashSet(StringComparer.Ordinal),
        };
        OutlineRules.Check(outline, file);
        foreach (var (i, part) in programme.Parts.Index())
            foreach (var fault in kinds.Part(part.Kind).Check(part, outline)) file.Fault(Inside("parts", i, fault), fault.Message);
        foreach (var (i, stage) in programme.Stages.Index())
            foreach (var fault in kinds.Stage(stage.Kind).Check(stage, outline)) file.Fault(Inside("stages", i, fault), fault.Message);
        AwardRules.Check(programme.Awards, file);
        DutyRules.Check(outline, file);
        TargetRules.Check(outline, file);
        MoneyRules.Check(outline, file);
        VariationRules.Check(outline, file);
    }

    private static string Inside(string list, int index, Fault fault) =>
        fault.Path.Length == 0 ? $"{list}[{index}]" : $"{list}[{index}].{fault.Path}";
}
