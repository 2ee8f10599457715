namespace Funding.Workflows.Prices;

/// <summary>
/// Seals prices under the installation's keys and opens them. What is sealed has one length whatever the price, and opens for its own
/// application and lot alone.
/// </summary>
public sealed class PriceSealStore(IDataProtectionProvider protection)
{
    private const string Purpose = "funding/sealed-price/v1";

    // As long as the largest ceiling to the fen.
    private const int Length = 20;

    /// <param name="price">Yuan, to the fen.</param>
    public string Seal(string roundId, string applicationId, string lot, decimal price) =>
        Protector(roundId, applicationId, lot).Protect(price.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(Length, '0'));

    /// <returns>Null where it was sealed for another application or lot, or with keys that are lost.</returns>
    public decimal? Open(string roundId, string applicationId, SealedPrice price)
    {
        try
        {
            return decimal.Parse(
                Protector(roundId, applicationId, price.Lot).Unprotect(price.Sealed), NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string roundId, string applicationId, string lot) =>
        protection.CreateProtector(Purpose, roundId, applicationId, lot);
}
