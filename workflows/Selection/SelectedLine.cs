namespace Funding.Workflows.Selection;

/// <summary>Who is selected of a ranked list; it stops reading once every place is taken.</summary>
/// <param name="Last">Index of the last selected entry.</param>
/// <param name="IsFull">Every place is taken, and nobody behind the last one can have any.</param>
internal sealed record SelectedLine(IReadOnlySet<string> Selected, int Last, bool IsFull)
{
    public static SelectedLine Of(IEnumerable<ScoredApplication> ranked, SelectionRules rules)
    {
        if (rules is not { Strata: null, Budget: null, Price: null }) return Whole([.. ranked], rules);
        var selected = new HashSet<string>(StringComparer.Ordinal);
        var caps = new CapCounts(rules);
        var last = -1;
        foreach (var (i, entry) in ranked.Index())
        {
            if (selected.Count == rules.Places || rules.MinimumScore > entry.Aggregated.Score) break;
            if (!caps.TryTake(entry.City, entry.Groups)) continue;
            selected.Add(entry.Key);
            last = i;
        }
        return new(selected, last, selected.Count == rules.Places);
    }

    /// <summary>
    /// However far behind somebody stands, a place may be owed to it or the rest be enough for it: the list is read to its end.
    /// </summary>
    private static SelectedLine Whole(IReadOnlyList<ScoredApplication> ranked, SelectionRules rules)
    {
        var places = SelectionLine.Draw(ranked, rules).Places;
        var selected = ranked.Index().Where(r => places[r.Index].Standing == Standing.Selected).ToList();
        return new(
            selected.Select(r => r.Item.Key).ToHashSet(StringComparer.Ordinal), selected.Select(r => r.Index).LastOrDefault(-1), false);
    }
}
