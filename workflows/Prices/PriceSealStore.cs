namespace Funding.Workflows.Prices;

/// <summary>
/// Seals prices by the key ring and opens them. What is sealed has one length whatever the price, and opens for its own application and
/// lot alone.
/// </summary>
public sealed class PriceSealStore(SealedContent sealing)
{
    // As long as the largest ceiling to the fen.
    private const int Length = 20;

    /// <param name="price">Yuan, to the fen.</param>
    public string Seal(string roundId, string applicationId, string lot, decimal price) =>
        sealing.Seal(
            price.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(Length, '0'), PlaceOf(roundId, applicationId, lot));

    /// <returns>Null where it was sealed for another application or lot, or with keys that are lost.</returns>
    public decimal? Open(string roundId, string applicationId, SealedPrice price)
    {
        try
        {
            return decimal.Parse(
                sealing.Open(price.Sealed, PlaceOf(roundId, applicationId, price.Lot)), NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string PlaceOf(string roundId, string applicationId, string lot) => $"price:{roundId}:{applicationId}:{lot}";
}
