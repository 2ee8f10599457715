namespace Funding.Workflows.Stages.PanelReview;

/// <summary>How one expert's own scores are spread, by criterion and in total: nobody else's go into it.</summary>
/// <param name="Totals">Of the sheets on which every criterion is scored.</param>
public sealed record OwnScores(IReadOnlyList<(Criterion Criterion, ScoreSpread? Spread)> Criteria, ScoreSpread? Totals)
{
    public static OwnScores Of(IReadOnlyList<ReviewSheet> sheets, Rubric rubric) => new(
        [.. rubric.Criteria.Select(c => (c, ScoreSpread.Of(
            [.. sheets.Where(s => s.Scores.ContainsKey(c.Id)).Select(s => s.Scores[c.Id])], c.Max)))],
        ScoreSpread.Of(
            [.. sheets.Where(s => rubric.Criteria.All(c => s.Scores.ContainsKey(c.Id))).Select(s => SheetEntry.TotalOf(s, rubric))], 100));
}

/// <param name="Mean">Rounded to two decimals, half to even.</param>
/// <param name="Bands">How many in each fifth of the scale; a score between two belongs to the upper one, the highest to the last.</param>
public sealed record ScoreSpread(
    int Count, decimal Lowest, decimal Median, decimal Mean, decimal Highest, IReadOnlyList<int> Bands)
{
    public const int BandCount = 5;

    /// <returns>Null where there is no score.</returns>
    public static ScoreSpread? Of(IReadOnlyList<decimal> scores, decimal max)
    {
        if (scores.Count == 0)
            return null;
        var sorted = scores.Order().ToList();
        var middle = sorted.Count / 2;
        return new(
            sorted.Count,
            sorted[0],
            sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
            decimal.Round(sorted.Sum() / sorted.Count, 2, MidpointRounding.ToEven),
            sorted[^1],
            [.. Enumerable.Range(0, BandCount).Select(band => sorted.Count(s => BandOf(s, max) == band))]);
    }

    private static int BandOf(decimal score, decimal max) => Math.Clamp((int)(score * BandCount / max), 0, BandCount - 1);
}
