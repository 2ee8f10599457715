namespace Funding.Workflows.Parts.Price;

/// <summary>A bid as it was typed.</summary>
public sealed record TypedBid(string? Lot, string? Places, string? Price);

/// <param name="Price">Yuan for one place, to the fen.</param>
public sealed record BidEntry(string Lot, int Places, decimal Price)
{
    /// <exception cref="RefusedException">Every problem at once; none repeats the price.</exception>
    public static BidEntry Read(PartOutline part, TypedBid typed)
    {
        var settings = part.As<PriceSettings>();
        if (settings.Find(typed.Lot) is not { } lot) throw new RefusedException(PriceRefusals.Lot($"{part.Id}.lot"));
        var places = int.TryParse(typed.Places?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= lot.Places ? number : (int?)null;
        var price = decimal.TryParse(typed.Price?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            && yuan > 0 && yuan <= lot.Ceiling && decimal.Round(yuan, 2) == yuan ? yuan : (decimal?)null;
        List<Refusal> wrong = [];
        if (places is null) wrong.Add(PriceRefusals.Places($"{part.Id}.places", lot.Places));
        if (price is null) wrong.Add(PriceRefusals.Price($"{part.Id}.price", lot.Ceiling));
        return wrong.Count > 0 ? throw new RefusedException(wrong) : new(lot.Id, places!.Value, price!.Value);
    }
}
