namespace Funding.Workflows.Selection;

/// <param name="Score">4 decimals; null with no sheet.</param>
/// <param name="Sheets">How many sheets there were, the dropped ones included.</param>
public sealed record AggregatedScore(decimal? Score, int Sheets)
{
    /// <summary>One or two sheets: nothing could be dropped, the plain mean stands and is marked so.</summary>
    public bool IsPlainMean => Sheets is 1 or 2;
}

/// <summary>去掉一个最高分和一个最低分: one highest and one lowest dropped, the mean of the rest.</summary>
public static class Aggregation
{
    public const int Decimals = 4;

    /// <summary>Whether one step of a criterion is worth a number of points that needs no rounding.</summary>
    public static bool IsExact(decimal weight, decimal step, decimal max) => weight * step * 10_000m % max == 0;

    /// <summary>Rounded once, half to even. With fewer than three totals the plain mean; none gives no score.</summary>
    public static AggregatedScore Of(IReadOnlyCollection<decimal> totals)
    {
        if (totals.Count == 0) return new(null, 0);
        var sorted = totals.Order().ToArray();
        var kept = sorted.Length < 3 ? sorted : sorted[1..^1];
        return new(decimal.Round(kept.Sum() / kept.Length, Decimals, MidpointRounding.ToEven), sorted.Length);
    }
}
