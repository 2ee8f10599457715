namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>The opening of sealed prices (报价开启), behind the scores.</summary>
/// <param name="WorkingDays">Working days in which two persons open them.</param>
public sealed record PriceOpeningSettings(int WorkingDays) : IPrices
{
    public const string Kind = "price-opening";
}
