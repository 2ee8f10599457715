namespace Funding.Workflows.Selection;

/// <summary>
/// Walks a ranked list once: each bid has the places that it offers, as far as its lot has places and the money goes. Who asks for more
/// than is left has what is left.
/// </summary>
internal static class PricePlaces
{
    public static IReadOnlyList<Place> Draw(IReadOnlyList<ScoredApplication> ranked, SelectionRules rules)
    {
        var left = rules.Price!.Lots!.ToDictionary(l => l.Id, l => l.Places, StringComparer.Ordinal);
        var money = rules.Price.Total;
        var places = new Place[ranked.Count];
        for (var i = 0; i < ranked.Count; i++)
        {
            places[i] = PlaceOf(ranked[i], rules.MinimumScore, left, money);
            if (places[i].Granted is not { } granted) continue;
            left[ranked[i].Bid!.Lot] -= (int)granted;
            money -= granted * ranked[i].Bid!.Price!.Value;
        }

        return places;
    }

    private static Place PlaceOf(ScoredApplication of, decimal? minimum, Dictionary<string, int> left, decimal money)
    {
        static Place Not(StandingReason reason) => new(Standing.NotSelected, reason, null);
        if (minimum > of.Quality) return Not(StandingReason.BelowMinimum);
        if (of is not { Bid: { Price: { } price, Lot: var lot }, Asked: >= 1 and { } asked }) return Not(StandingReason.NothingAsked);
        if (left[lot] == 0) return Not(StandingReason.LotFull);
        var granted = Math.Min(Math.Min(decimal.Floor(asked), left[lot]), decimal.Floor(money / price));
        return granted < 1 ? Not(StandingReason.BeyondBudget)
            : new(Standing.Selected, granted == asked ? StandingReason.WithinBudget : StandingReason.PartOfBudget, null)
            {
                Granted = granted,
            };
    }
}
