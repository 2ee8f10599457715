namespace Funding.Workflows.Stages.Quota;

/// <inheritdoc cref="QuotaSettings"/>
public sealed class QuotaDeclaration() : StageDeclaration<QuotaSettings>(QuotaSettings.Kind)
{
    public override IReadOnlyList<Type> Gives => [typeof(ILimits), typeof(IVouches)];

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override StageLength Length(QuotaSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    protected override IEnumerable<Fault> Check(QuotaSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        foreach (var twice in Fault.Twice("desks", settings.Desks.Select(d => d.Desk), "desk", "desk")) yield return twice;
        foreach (var (i, desk) in settings.Desks.Index())
            if (!programme.Desks.Contains(desk.Desk))
                yield return new(
                    $"desks[{i}].desk", $"'{desk.Desk}' is no desk of desks.yaml; allowed: {string.Join(", ", programme.Desks)}");
        foreach (var fault in OfClasses(settings.ByClass, programme)) yield return fault;
        foreach (var fault in settings.Exempt.Check(programme))
            yield return fault with { Path = fault.Path.Replace("when.", "exempt.", StringComparison.Ordinal) };
    }

    private static IEnumerable<Fault> OfClasses(ClassLimits? classes, ProgrammeOutline programme)
    {
        if (classes is null) yield break;
        var answers = programme.Programme.Parts.SelectMany(p => programme.Kinds.Part(p.Kind).Choices(p)).ToDictionary();
        answers[StrataRules.ApplicantKind] = [.. programme.Programme.Subject.Kinds.Select(k => k.Id)];
        if (!answers.TryGetValue(classes.By, out var known))
            yield return new("byClass.by", $"'{classes.By}' is no choice of the form; allowed: {string.Join(", ", answers.Keys)}");
        foreach (var (i, limit) in classes.Each.Index())
        {
            foreach (var (n, answer) in limit.Of.Index())
            {
                if (known is not null && !known.Contains(answer))
                    yield return new(
                        $"byClass.each[{i}].of[{n}]",
                        $"'{answer}' is no answer of '{classes.By}'; allowed: {string.Join(", ", known)}");
                if (classes.Each.Take(i).Any(c => c.Of.Contains(answer)))
                    yield return new($"byClass.each[{i}].of[{n}]", $"'{answer}' belongs to a class before it");
            }
        }
    }
}
