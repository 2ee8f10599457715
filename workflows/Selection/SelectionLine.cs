namespace Funding.Workflows.Selection;

internal readonly record struct Place(Standing Standing, StandingReason Reason, int? ReserveNumber);

/// <summary>Walks a ranked list once: places, then reserve, with the caps of the rules.</summary>
internal sealed record SelectionLine(IReadOnlyList<Place> Places)
{
    public static SelectionLine Draw(IReadOnlyList<ScoredApplication> ranked, SelectionRules rules)
    {
        var places = new Place[ranked.Count];
        var taken = 0;
        var caps = new CapCounts(rules);
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
        return new(places);
    }
}
