namespace Funding.Workflows.Stages.Benefit;

/// <inheritdoc cref="BenefitSettings"/>
public sealed class BenefitDeclaration() : StageDeclaration<BenefitSettings>(BenefitSettings.Kind)
{
    public override StageScopes Scopes => StageScopes.Case;

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override StageWork Work => StageWork.Officers;

    public override StageLength Length(BenefitSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    protected override IEnumerable<Fault> Check(BenefitSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        var parts = programme.Programme.Parts;
        var numbers = parts.SelectMany(p => programme.Kinds.Part(p.Kind).Numbers(p)).ToList();
        var names = parts.SelectMany(p => programme.Kinds.Part(p.Kind).Names(p)).ToHashSet();
        foreach (var twice in Fault.Twice("lines", settings.Lines.Select(l => l.Id), "line")) yield return twice;
        if (!numbers.Contains(settings.Year)) yield return NoNumber("year", settings.Year);
        var when = new When(settings.Line, [.. settings.Lines.Select(l => l.Id)]);
        foreach (var fault in when.Check(programme)) yield return fault with { Path = "line" };
        foreach (var (i, line) in settings.Lines.Index())
        {
            if (!programme.Programme.Awards.ContainsKey(line.Id))
                yield return new(
                    $"lines[{i}].id",
                    $"'{line.Id}' is no award of the programme; allowed: {string.Join(", ", programme.Programme.Awards.Keys)}");
            foreach (var (setting, field) in line.Numbers())
                if (field is null || !numbers.Contains(field)) yield return NoNumber($"lines[{i}].{setting}", field);
            if (line.Rule == BenefitRule.Credit && (line.Investment is null || !names.Contains(line.Investment)))
                yield return new($"lines[{i}].investment", $"'{line.Investment}' is no table of the programme");
            if (line.Rule == BenefitRule.Credit && line.Amount is null)
                yield return new($"lines[{i}].amount", "missing; a credit needs the column of its investments");
            if (line.Rule == BenefitRule.Credit && line.Percent <= 0)
                yield return new($"lines[{i}].percent", "missing; a credit needs it, above 0 and at most 100");
            if (line.Pays is not null && line.Rule is not (BenefitRule.Interest or BenefitRule.Amount))
                yield return new($"lines[{i}].pays", "stands with the rules interest and amount alone: a credit and a record pay nothing");
            foreach (var (j, limit) in line.Limits.Index())
                if (!programme.Desks.Contains(limit.Desk))
                    yield return new($"lines[{i}].limits[{j}].desk", $"'{limit.Desk}' is no desk of desks.yaml");
        }

        Fault NoNumber(string path, string? field) =>
            new(path, $"'{field}' is no number of the application; allowed: {string.Join(", ", numbers)}");
    }
}
