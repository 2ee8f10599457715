namespace Funding.Workflows.Stages.Countersign;

/// <inheritdoc cref="CountersignSettings"/>
public sealed class CountersignDeclaration() : StageDeclaration<CountersignSettings>(CountersignSettings.Kind)
{
    public override StageScopes Scopes => StageScopes.Both;

    public override IReadOnlyList<Type> Gives => [typeof(IStatesFigures)];

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override StageLength Length(CountersignSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    /// <summary>
    /// A case that fails after an order was made would leave a place in it that nobody takes; where cases go their own way it gives its
    /// place back.
    /// </summary>
    protected override IEnumerable<Fault> Check(CountersignSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        var before = programme.Before(stage).ToList();
        if (!before.Exists(s => programme.Kinds.Stage(s.Kind).SplitsCohort)
            && before.Find(s => programme.Kinds.Stage(s.Kind).Gives.Contains(typeof(IOrder))) is { } order)
            yield return new(
                "", $"stands behind '{order.Id}', which puts the applications in order; allowed: before it, so that no place is left open");
        foreach (var twice in Fault.Twice("departments", settings.Departments.Select(d => d.Id), "department"))
            yield return twice;
        foreach (var (i, department) in settings.Departments.Index())
            foreach (var fault in Check(settings, department, $"departments[{i}]"))
                yield return fault;
    }

    private static IEnumerable<Fault> Check(CountersignSettings settings, CountersigningDepartment department, string at)
    {
        if (department.Asks == AskedOf.Figure != department.Figure is not null)
            yield return new(
                $"{at}.figure", "goes with asks: figure; allowed: both, or asks: confirm and no figure");
        if (department.Asks == AskedOf.Figure && settings.Silence == SilenceRule.Agrees)
            yield return new(
                $"{at}.asks", "a department that is asked for a figure states none by its silence; allowed: confirm, or silence: waits");
        if (department.Figure is not { } figure)
            yield break;
        if (figure.Min > figure.Max)
            yield return new(
                $"{at}.figure.min",
                string.Create(CultureInfo.InvariantCulture, $"{figure.Min} is above max; allowed: at most {figure.Max}"));
        foreach (var (name, bound) in new[] { ("min", figure.Min), ("max", figure.Max) })
            if (bound != decimal.Round(bound, figure.Decimals))
                yield return new(
                    $"{at}.figure.{name}",
                    string.Create(
                        CultureInfo.InvariantCulture, $"{bound} has more decimal places than the figure; allowed: {figure.Decimals}"));
    }
}
