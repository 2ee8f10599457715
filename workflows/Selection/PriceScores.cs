namespace Funding.Workflows.Selection;

/// <summary>What quality and price come to together.</summary>
internal static class PriceScores
{
    /// <summary>
    /// Quality × (100 − weight) ÷ 100, and weight × the lowest price of the lot ÷ the bid's own; rounded once to 4 decimals, half to even.
    /// The lowest is that of bids whose quality reaches the minimum: one that cannot win makes nobody else's price look dear.
    /// </summary>
    public static List<ScoredApplication> With(List<ScoredApplication> scored, PriceRules rules, decimal? minimum)
    {
        var lowest = scored
            .Where(s => s.Bid is { Price: not null } && s.Aggregated.Score is { } quality && !(minimum > quality))
            .GroupBy(s => s.Bid!.Lot, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Min(s => s.Bid!.Price!.Value), StringComparer.Ordinal);
        return [.. scored.Select(s => s.Aggregated.Score is { } quality
            ? s with
            {
                Quality = quality,
                Aggregated = s.Aggregated with
                {
                    Score = decimal.Round(
                        (quality * (100 - rules.Weight) / 100) + OfPrice(s.Bid, rules, lowest), Aggregation.Decimals,
                        MidpointRounding.ToEven),
                },
            }
            : s)];
    }

    private static decimal OfPrice(RankedBid? bid, PriceRules rules, Dictionary<string, decimal> lowest) =>
        bid is { Price: { } price } && lowest.TryGetValue(bid.Lot, out var least) ? rules.Weight * Math.Min(least, price) / price : 0;
}
