namespace Funding.Workflows.Stages.Call;

/// <inheritdoc cref="CallSettings"/>
public sealed class CallDeclaration() : StageDeclaration<CallSettings>(CallSettings.Kind)
{
    public override IReadOnlyList<Type> Gives => [typeof(ICases), typeof(IReopens)];

    public override StageLength Length(CallSettings settings) => StageLength.InDays(settings.Days);

    protected override IEnumerable<Fault> Check(CallSettings settings, StageOutline stage, ProgrammeOutline programme) => settings.Check();
}
