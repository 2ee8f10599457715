namespace Funding.Workflows.Selection;

/// <param name="DecidedAt">When the objection was upheld or the award given up: vacancies are filled in that order.</param>
public sealed record Removal(string Key, DateTimeOffset DecidedAt);

/// <param name="InPlaceOf">The removed entry whose decision brought it up.</param>
public sealed record Promotion(string Key, int ReserveNumber, string InPlaceOf, DateTimeOffset DecidedAt);

/// <param name="Selected">Who holds a place now, in rank order.</param>
/// <param name="Vacant">Places nobody on the reserve list may take.</param>
public sealed record SuccessionResult(
    IReadOnlyList<RankedEntry> Selected, IReadOnlyList<Promotion> Promotions, int Vacant);

/// <summary>
/// Takes entries out after the ranking and moves the reserve up: the first of the list that is not removed itself and
/// whose caps have room; where a stratum has fewer than its minimum, the first of that stratum comes before. Who was promoted stays, whatever comes later; the ranking's hash does not change.
/// </summary>
public static class Succession
{
    public static SuccessionResult After(RankingResult ranking, SelectionRules rules, IReadOnlyCollection<Removal> removals)
    {
        var holders = ranking.Selected.ToDictionary(e => e.Key, StringComparer.Ordinal);
        var reserve = ranking.ReserveList.OrderBy(e => e.ReserveNumber).ToList();
        var caps = new CapCounts(rules);
        foreach (var holder in holders.Values) caps.TryTake(holder.City, holder.Groups);

        var promotions = new List<Promotion>();
        var vacant = 0;
        var inOrder = removals.OrderBy(r => r.DecidedAt)
            .ThenBy(r => r.Key, StringComparer.Ordinal)
            .DistinctBy(r => r.Key, StringComparer.Ordinal);
        foreach (var removal in inOrder)
        {
            reserve.RemoveAll(e => e.Key == removal.Key);
            if (!holders.Remove(removal.Key, out var gone)) continue;
            caps.Free(gone.City, gone.Groups);
            vacant++;
            while (vacant > 0 && Next(reserve, caps) is >= 0 and var next)
            {
                var up = reserve[next];
                reserve.RemoveAt(next);
                caps.TryTake(up.City, up.Groups);
                holders.Add(up.Key, up);
                promotions.Add(new(up.Key, up.ReserveNumber!.Value, removal.Key, removal.DecidedAt));
                vacant--;
            }
        }
        return new([.. holders.Values.OrderBy(e => e.Rank)], promotions, vacant);
    }

    private static int Next(List<RankedEntry> reserve, CapCounts caps) =>
        reserve.FindIndex(e => caps.IsOwed(e.Groups)) is >= 0 and var owed ? owed
            : reserve.FindIndex(e => caps.Full(e.City, e.Groups) is null);
}
