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
        if (settings.Line is not null)
        {
            var when = new When(settings.Line, [.. settings.Lines.Select(l => l.Id)]);
            foreach (var fault in when.Check(programme)) yield return fault with { Path = "line" };
        }
        else if (settings.Lines.Count > 1)
        {
            yield return new("line", "missing; with several lines a claim says by a choice of which it is");
        }

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
            if (line.Pays is not null && line.Rule is BenefitRule.Credit or BenefitRule.Record)
                yield return new(
                    $"lines[{i}].pays", "stands with the rules interest, amount and figures alone: a credit and a record pay nothing");
            if (line.Pays is null && line.Recovery != BenefitRecovery.Over)
                yield return new($"lines[{i}].recovery", "stands with pays alone: what no budget line pays is not asked back");
            foreach (var fault in OfFigures(line, programme, numbers)) yield return fault with { Path = $"lines[{i}].{fault.Path}" };
            foreach (var (j, limit) in line.Limits.Index())
                if (!programme.Desks.Contains(limit.Desk))
                    yield return new($"lines[{i}].limits[{j}].desk", $"'{limit.Desk}' is no desk of desks.yaml");
        }

        static IEnumerable<Fault> OfFigures(BenefitLine line, ProgrammeOutline programme, List<string> numbers)
        {
            var isOfFigures = line.Rule == BenefitRule.Figures;
            if (isOfFigures != line.Figures.Count > 0)
                yield return new("figures", isOfFigures ? "missing; the last of them is the amount" : "stands with the rule figures alone");
            if (!isOfFigures && line.Verified.Count > 0) yield return new("verified", "stands with the rule figures alone");
            if (!isOfFigures && line.Settlement is not null) yield return new("settlement", "stands with the rule figures alone");
            if (line.Person is { } person && !EligibilityFactsBuilder.Vocabulary(programme).Persons.Contains(person))
                yield return new("person", $"'{person}' is no person of the application");
            if (!isOfFigures && line.Person is not null) yield return new("person", "stands with the rule figures alone");
            if (isOfFigures && line.Limits.Count > 0) yield return new("limits", "does not stand with the rule figures");
            if (line.Settlement == SettlementRule.Audit && line.Verified.Count == 0)
                yield return new("verified", "missing; an audit states these numbers anew");
            if (isOfFigures && line.Figures is [.., { Decimals: not 2 }])
                yield return new($"figures[{line.Figures.Count - 1}].decimals", "the last figure is yuan and has 2 decimals");
            foreach (var twice in Fault.Twice("figures", line.Figures.Select(f => f.Id), "figure")) yield return twice;
            foreach (var fault in FigureSheet.Check(line, programme, numbers)) yield return fault;
            foreach (var (j, field) in line.Verified.Index())
                if (!numbers.Contains(field))
                    yield return new(
                        $"verified[{j}]", $"'{field}' is no number of the application; allowed: {string.Join(", ", numbers)}");
        }

        Fault NoNumber(string path, string? field) =>
            new(path, $"'{field}' is no number of the application; allowed: {string.Join(", ", numbers)}");
    }
}
