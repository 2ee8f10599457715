namespace Funding.Workflows.Selection;

/// <summary>
/// Places taken under each cap of the rules: by each city, by each answer that <see cref="SelectionRules.Within"/> counts, and by each
/// stratum. Whoever has no city, or no such answer, is exempt from that cap.
/// </summary>
internal sealed class CapCounts(SelectionRules rules)
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private readonly StrataIndex strata = new(rules.Strata);

    /// <summary>Why there is no room; null where there is.</summary>
    public StandingReason? Full(string? city, string? groups) =>
        IsFull(rules.CapPerCity, CityKey(city)) ? StandingReason.CityCapReached
        : RankingGroups.Of(groups).Any(g => IsFull(MostOf(g.By, g.Key), KeyOf(g.Key))) ? StandingReason.CapReached
        : null;

    /// <summary>Whether its stratum has fewer places than its minimum.</summary>
    public bool IsOwed(string? groups) =>
        strata.Of(groups) is { } at && taken.GetValueOrDefault(StratumKey(at)) < rules.Strata!.Each[at].Min;

    public bool TryTake(string? city, string? groups)
    {
        if (Full(city, groups) is not null) return false;
        Count(city, groups, 1);
        return true;
    }

    public void Free(string? city, string? groups) => Count(city, groups, -1);

    private void Count(string? city, string? groups, int by)
    {
        foreach (var key in RankingGroups.Of(groups).Select(g => KeyOf(g.Key)).Append(CityKey(city)).OfType<string>())
            taken[key] = taken.GetValueOrDefault(key) + by;
    }

    private bool IsFull(int? most, string? key) => most is { } limit && key is not null && taken.GetValueOrDefault(key) >= limit;

    private int? MostOf(string by, string key) => strata.OfKey(key) is { } at ? rules.Strata!.Each[at].Max
        : rules.Within?.FirstOrDefault(w => w.By == by)?.Max;

    private string KeyOf(string group) => strata.OfKey(group) is { } at ? StratumKey(at) : group;

    // No group's key has a space.
    private static string? CityKey(string? city) => city is null ? null : $" {city}";

    private static string StratumKey(int at) => $" {at} ";
}
