namespace Funding.Workflows.Stages.RollingCall;

/// <inheritdoc cref="RollingCallSettings"/>
public sealed class RollingCallDeclaration() : StageDeclaration<RollingCallSettings>(RollingCallSettings.Kind)
{
    public override IReadOnlyList<Type> Gives => [typeof(ICases)];

    public override bool SplitsCohort => true;

    public override StageLength Length(RollingCallSettings settings) => StageLength.InDays(settings.Days);

    protected override IEnumerable<Fault> Check(RollingCallSettings settings, StageOutline stage, ProgrammeOutline programme) =>
        settings.Check();
}
