namespace Funding.Workflows.Stages.PriceOpening;

/// <inheritdoc cref="PriceOpeningSettings"/>
public sealed class PriceOpeningDeclaration() : StageDeclaration<PriceOpeningSettings>(PriceOpeningSettings.Kind)
{
    public override IReadOnlyList<Type> Gives => [typeof(IPrices)];

    public override IReadOnlyList<Type> Needs => [typeof(IScores)];
}
