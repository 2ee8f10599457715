namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>The opening of sealed prices (报价开启), behind the scores.</summary>
/// <param name="WorkingDays">After so many working days whoever may open them is reminded every day.</param>
public sealed record PriceOpeningSettings(int WorkingDays) : IPrices
{
    public const string Kind = "price-opening";
}
