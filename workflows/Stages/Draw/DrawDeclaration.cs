namespace Funding.Workflows.Stages.Draw;

/// <inheritdoc cref="DrawSettings"/>
public sealed class DrawDeclaration() : StageDeclaration<DrawSettings>(DrawSettings.Kind)
{
    public override IReadOnlyList<string> CorePages => ["draw"];

    public override IReadOnlyList<Type> Gives => [typeof(ISeats)];

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override IReadOnlyList<Type> NeedsLater => [typeof(IPanel)];

    public override StageLength Length(DrawSettings settings) =>
        StageLength.InWorkingDays(settings.WorkingDays) with { FromTradingDay = true };
}
