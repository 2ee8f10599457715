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
    }
}
