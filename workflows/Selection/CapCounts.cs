namespace Funding.Workflows.Selection;

/// <summary>
/// Places taken under each cap of the rules: by each city, and by each answer that <see cref="SelectionRules.Within"/> counts. Whoever has
/// no city, or no such answer, is exempt from that cap.
/// </summary>
internal sealed class CapCounts(SelectionRules rules)
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    /// <summary>Why there is no room; null where there is.</summary>
    public StandingReason? Full(string? city, string? groups) =>
        IsFull(rules.CapPerCity, CityKey(city)) ? StandingReason.CityCapReached
        : RankingGroups.Of(groups).Any(g => IsFull(MostOf(g.By), g.Key)) ? StandingReason.CapReached
        : null;

    public bool TryTake(string? city, string? groups)
    {
        if (Full(city, groups) is not null) return false;
        Count(city, groups, 1);
        return true;
    }

    public void Free(string? city, string? groups) => Count(city, groups, -1);

    private void Count(string? city, string? groups, int by)
    {
        foreach (var key in RankingGroups.Of(groups).Select(g => g.Key).Append(CityKey(city)).OfType<string>())
            taken[key] = taken.GetValueOrDefault(key) + by;
    }

    private bool IsFull(int? most, string? key) => most is { } limit && key is not null && taken.GetValueOrDefault(key) >= limit;

    private int? MostOf(string by) => rules.Within?.FirstOrDefault(w => w.By == by)?.Max;

    // No group's key has a space.
    private static string? CityKey(string? city) => city is null ? null : $" {city}";
}
