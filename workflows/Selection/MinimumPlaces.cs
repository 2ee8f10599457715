namespace Funding.Workflows.Selection;

/// <summary>The places that strata have at least: they go to the best of each that reach the minimum score, before all others.</summary>
internal static class MinimumPlaces
{
    /// <param name="caps">In which they are counted.</param>
    /// <returns>Their places in the ranked list; none where the rules have no strata.</returns>
    public static HashSet<int> Take(IReadOnlyList<ScoredApplication> ranked, SelectionRules rules, CapCounts caps)
    {
        var kept = new HashSet<int>();
        if (rules.Strata is null) return kept;
        foreach (var (i, entry) in ranked.Index())
            if (!(rules.MinimumScore > entry.Aggregated.Score) && caps.IsOwed(entry.Groups) && caps.TryTake(entry.City, entry.Groups))
                kept.Add(i);
        return kept;
    }
}
