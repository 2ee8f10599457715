namespace Funding.Workflows.Selection;

/// <summary>Who is selected of a ranked list; it stops reading once every place is taken.</summary>
/// <param name="Last">Index of the last selected entry.</param>
internal sealed record SelectedLine(IReadOnlySet<string> Selected, int Last, bool IsFull)
{
    public static SelectedLine Of(IEnumerable<ScoredApplication> ranked, SelectionRules rules)
    {
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
}
