namespace Funding.Workflows.Selection;

/// <param name="DecidedAt">When the objection was upheld or the award given up: vacancies are filled in that order.</param>
public sealed record Removal(string Key, DateTimeOffset DecidedAt);

/// <param name="InPlaceOf">The removed entry whose decision brought it up.</param>
public sealed record Promotion(string Key, int ReserveNumber, string InPlaceOf, DateTimeOffset DecidedAt)
{
    /// <inheritdoc cref="RankedEntry.Granted"/>
    public decimal? Granted { get; init; }
}

/// <param name="Selected">Who holds a place now, in rank order.</param>
/// <param name="Vacant">Places nobody on the reserve list may take.</param>
public sealed record SuccessionResult(
    IReadOnlyList<RankedEntry> Selected, IReadOnlyList<Promotion> Promotions, int Vacant);

/// <summary>
/// Takes entries out after the ranking and moves the reserve up: the first of the list that is not removed itself and
/// whose caps have room and for whom enough of a budget is free; where a stratum has fewer than its minimum, the first of that stratum
/// comes before. Who was promoted stays, whatever comes later; the ranking's hash does not change.
/// </summary>
public static class Succession
{
    public static SuccessionResult After(RankingResult ranking, SelectionRules rules, IReadOnlyCollection<Removal> removals)
    {
        var holders = ranking.Selected.ToDictionary(e => e.Key, StringComparer.Ordinal);
        var reserve = ranking.ReserveList.OrderBy(e => e.ReserveNumber).ToList();
        var caps = new CapCounts(rules);
        var budget = rules.Budget is { } of ? new BudgetLeft(of) : null;
        foreach (var holder in holders.Values)
        {
            caps.TryTake(holder.City, holder.Groups);
            budget?.Take(holder.Granted ?? 0);
        }

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
            budget?.Take(-(gone.Granted ?? 0));
            vacant++;
            while (vacant > 0 && Next(reserve, caps, budget) is >= 0 and var next)
            {
                var up = reserve[next] with { Granted = budget?.Share(reserve[next].Asked) };
                reserve.RemoveAt(next);
                caps.TryTake(up.City, up.Groups);
                budget?.Take(up.Granted ?? 0);
                holders.Add(up.Key, up);
                promotions.Add(new(up.Key, up.ReserveNumber!.Value, removal.Key, removal.DecidedAt) { Granted = up.Granted });
                vacant--;
            }
        }
        return new([.. holders.Values.OrderBy(e => e.Rank)], promotions, vacant);
    }

    private static int Next(List<RankedEntry> reserve, CapCounts caps, BudgetLeft? budget) =>
        reserve.FindIndex(e => caps.IsOwed(e.Groups)) is >= 0 and var owed ? owed
            : reserve.FindIndex(e => caps.Full(e.City, e.Groups) is null && budget?.Share(e.Asked) is null or > 0);
}
