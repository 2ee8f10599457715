namespace Funding.Workflows.Parts.Price;

/// <summary>What can be wrong with a bid; none repeats a price.</summary>
public static class PriceRefusals
{
    private static readonly Texts Texts = new(typeof(PriceRefusals));

    public static Refusal Missing(string field) => new("price-missing", field, Texts.Of("missing"));

    public static Refusal Lot(string field) => new("price-lot", field, Texts.Of("lot"));

    public static Refusal Places(string field, int most) => new("price-places", field, Texts.Of("places", most));

    /// <param name="ceiling">Yuan.</param>
    public static Refusal Price(string field, decimal ceiling) => new(
        "price-out-of-range", field, Texts.Of("price", ceiling.ToString("0.00", CultureInfo.InvariantCulture)));

    public static Refusal OneALot(string field, string other) => new("price-one-a-lot", field, Texts.Of("one-a-lot", other))
    {
        Kind = RefusalKind.Conflict,
    };
}
