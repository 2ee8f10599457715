namespace Funding.Workflows.Selection;

/// <summary>Walks a ranked list once: each has what it asks for while its caps have room and something is left; then the reserve.</summary>
internal static class BudgetPlaces
{
    public static IReadOnlyList<Place> Draw(IReadOnlyList<ScoredApplication> ranked, SelectionRules rules)
    {
        var places = new Place[ranked.Count];
        var caps = new CapCounts(rules);
        var budget = new BudgetLeft(rules.Budget!);
        var reserve = 0;
        for (var i = 0; i < ranked.Count; i++)
        {
            places[i] = PlaceOf(ranked[i], rules, caps, budget);
            if (places[i] is { Standing: Standing.NotSelected, Reason: not (StandingReason.BelowMinimum or StandingReason.NothingAsked) }
                && reserve < rules.Reserve)
                places[i] = places[i] with { Standing = Standing.Reserve, ReserveNumber = ++reserve };
        }

        return places;
    }

    private static Place PlaceOf(ScoredApplication of, SelectionRules rules, CapCounts caps, BudgetLeft budget)
    {
        static Place Not(StandingReason reason) => new(Standing.NotSelected, reason, null);
        if (rules.MinimumScore > of.Aggregated.Score) return Not(StandingReason.BelowMinimum);
        if (of.Asked is not > 0) return Not(StandingReason.NothingAsked);
        if (budget.Share(of.Asked) is not (> 0 and var share)) return Not(StandingReason.BeyondBudget);
        if (caps.Full(of.City, of.Groups) is { } full) return Not(full);
        caps.TryTake(of.City, of.Groups);
        budget.Take(share);
        return new(Standing.Selected, share == of.Asked ? StandingReason.WithinBudget : StandingReason.PartOfBudget, null)
        {
            Granted = share,
        };
    }
}
