namespace Funding.Workflows.Selection;

internal readonly record struct Place(Standing Standing, StandingReason Reason, int? ReserveNumber);

/// <summary>Walks a ranked list once: places, then reserve, with the cap of each city.</summary>
internal sealed record SelectionLine(IReadOnlyList<Place> Places)
{
    public static SelectionLine Draw(IReadOnlyList<ScoredApplication> ranked, SelectionRules rules)
    {
        var places = new Place[ranked.Count];
        var taken = 0;
        var byCity = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new List<int>();
        for (var i = 0; i < ranked.Count; i++)
        {
            if (rules.MinimumScore > ranked[i].Aggregated.Score)
            {
                places[i] = new(Standing.NotSelected, StandingReason.BelowMinimum, null);
                continue;
            }
            var capped = CapReached(byCity, ranked[i].City, rules);
            if (taken < rules.Places && !capped)
            {
                taken++;
                Count(byCity, ranked[i].City);
                places[i] = new(Standing.Selected, StandingReason.WithinPlaces, null);
                continue;
            }
            places[i] = new(
                Standing.NotSelected,
                taken < rules.Places ? StandingReason.CityCapReached : StandingReason.BeyondPlaces,
                null);
            waiting.Add(i);
        }
        // Capped entries keep their turn on the reserve list: if one of their own city falls, they are next by score.
        for (var n = 0; n < waiting.Count && n < rules.Reserve; n++)
            places[waiting[n]] = places[waiting[n]] with { Standing = Standing.Reserve, ReserveNumber = n + 1 };
        return new(places);
    }

    internal static bool CapReached(Dictionary<string, int> byCity, string? city, SelectionRules rules) =>
        rules.CapPerCity is { } cap && city is not null && byCity.GetValueOrDefault(city) >= cap;

    internal static void Count(Dictionary<string, int> byCity, string? city, int by = 1)
    {
        if (city is not null) byCity[city] = byCity.GetValueOrDefault(city) + by;
    }
}
