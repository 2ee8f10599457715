namespace Funding.Workflows.Selection;

/// <summary>What makes prices unfit for a ranking.</summary>
internal static class PriceFaults
{
    public static IEnumerable<string> Of(SelectionRules rules)
    {
        if (rules is not { Places: null, CapPerCity: null, Within: null, Strata: null, Budget: null, Reserve: 0 })
            yield return "a ranking by quality and price has lots, and no other places, caps or reserve";
        if (rules.Price is not { Lots: { Count: > 0 } lots } price)
        {
            yield return "a ranking by quality and price has lots";
            yield break;
        }
        if (price.Weight is not (> 0 and < 100)) yield return "the price has more than 0 and less than 100 points";
        if (price.Total <= 0 || !IsToTheFen(price.Total)) yield return "the money is above 0, to the fen";
        if (lots.Any(l => l.Ceiling <= 0 || !IsToTheFen(l.Ceiling) || l.Places < 1))
            yield return "a lot has a ceiling above 0, to the fen, and a place";
        foreach (var twice in lots.GroupBy(l => l.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"the lot {twice.Key} is given twice";
    }

    public static IEnumerable<string> Of(string key, RankedBid bid, PriceRules? rules)
    {
        if (rules?.Lots?.FirstOrDefault(l => l.Id == bid.Lot) is not { } lot)
            yield return $"application {key} bids for no lot of the rules";
        else if (bid.Price is { } price && (price <= 0 || price > lot.Ceiling || !IsToTheFen(price)))
            yield return $"application {key} bids outside 0 and the ceiling, or beyond the fen";
    }

    private static bool IsToTheFen(decimal yuan) => decimal.Round(yuan, 2) == yuan;
}
