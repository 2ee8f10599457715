namespace Funding.Workflows.Selection;

internal readonly record struct Place(Standing Standing, StandingReason Reason, int? ReserveNumber)
{
    /// <inheritdoc cref="RankedEntry.Granted"/>
    public decimal? Granted { get; init; }
}

/// <summary>Walks a ranked list once: places, then reserve, with the caps of the rules.</summary>
internal sealed record SelectionLine(IReadOnlyList<Place> Places)
{
    public static SelectionLine Draw(IReadOnlyList<ScoredApplication> ranked, SelectionRules rules)
    {
        if (rules.Price is not null) return new(PricePlaces.Draw(ranked, rules));
        if (rules.Budget is not null) return new(BudgetPlaces.Draw(ranked, rules));
        var places = new Place[ranked.Count];
        var caps = new CapCounts(rules);
        var kept = MinimumPlaces.Take(ranked, rules, caps);
        var taken = kept.Count;
        var waiting = new List<int>();
        for (var i = 0; i < ranked.Count; i++)
        {
            if (rules.MinimumScore > ranked[i].Aggregated.Score)
            {
                places[i] = new(Standing.NotSelected, StandingReason.BelowMinimum, null);
                continue;
            }
            if (rules.Shape == SelectionShape.Threshold)
            {
                places[i] = new(Standing.Selected, StandingReason.ReachesThreshold, null);
                continue;
            }
            if (kept.Contains(i))
            {
                places[i] = new(Standing.Selected, StandingReason.WithinPlaces, null);
                continue;
            }
            if (taken < rules.Places && caps.TryTake(ranked[i].City, ranked[i].Groups))
            {
                taken++;
                places[i] = new(Standing.Selected, StandingReason.WithinPlaces, null);
                continue;
            }
            places[i] = new(
                Standing.NotSelected,
                taken < rules.Places ? caps.Full(ranked[i].City, ranked[i].Groups)!.Value : StandingReason.BeyondPlaces,
                null);
            waiting.Add(i);
        }
        // Capped entries keep their turn on the reserve list: if one of their own city or group falls, they are next by score.
        for (var n = 0; n < waiting.Count && n < rules.Reserve; n++)
            places[waiting[n]] = places[waiting[n]] with { Standing = Standing.Reserve, ReserveNumber = n + 1 };
        if (kept.Count > 0) TellMinima(places, Draw(ranked, rules with { Strata = Without(rules.Strata!) }).Places);
        return new(places);
    }

    /// <summary>Who is selected only for the minimum of its stratum, and who is not because of it, is told so.</summary>
    /// <param name="free">The same line without minima.</param>
    private static void TellMinima(Place[] places, IReadOnlyList<Place> free)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var (here, there) = (places[i].Standing == Standing.Selected, free[i].Standing == Standing.Selected);
            if (here != there)
                places[i] = places[i] with { Reason = here ? StandingReason.WithinMinimum : StandingReason.PlacesKept };
        }
    }

    private static StrataRules Without(StrataRules strata) => strata with { Each = [.. strata.Each.Select(s => s with { Min = 0 })] };
}
