namespace Funding.Workflows.Selection;

/// <summary>Which stratum an application belongs to, by its groups.</summary>
internal sealed class StrataIndex
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <param name="strata">Null where the rules have none.</param>
    public StrataIndex(StrataRules? strata)
    {
        foreach (var (at, stratum) in (strata?.Each ?? []).Index())
            foreach (var answer in stratum.Of) places[$"{strata!.By}={answer}"] = at;
    }

    /// <returns>Its place among the strata of the rules; null where it belongs to none.</returns>
    public int? Of(string? groups) => RankingGroups.Of(groups).Select(g => OfKey(g.Key)).FirstOrDefault(at => at is not null);

    /// <param name="key">A group, such as <c>level=higher</c>.</param>
    public int? OfKey(string key) => places.TryGetValue(key, out var at) ? at : null;
}
