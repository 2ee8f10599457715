namespace Funding.Workflows.Selection;

/// <param name="Id">Stable, used in sheets and in the tie-break order.</param>
/// <param name="Weight">Points of the total that this criterion is worth; the weights of a rubric add to 100.</param>
/// <param name="Max">The highest score an expert may give; the lowest is 0.</param>
/// <param name="Step">Scores are multiples of it, such as 0.5.</param>
public sealed record RubricCriterion(string Id, decimal Weight, decimal Max, decimal Step);

public enum ScoreFault
{
    None,
    Missing,
    UnknownCriterion,
    BelowZero,
    AboveMax,
    OffStep,
}

/// <summary>What may stand on a sheet, and what a sheet is worth.</summary>
public static class ScoreRules
{
    /// <summary>What a score depends on: the rubric without its names and guidance.</summary>
    public static IReadOnlyList<RubricCriterion> Scored(this Rubric rubric) =>
        [.. rubric.Criteria.Select(c => new RubricCriterion(c.Id, c.Weight, c.Max, rubric.Step))];

    public static ScoreFault Check(RubricCriterion criterion, decimal score) =>
        score < 0 ? ScoreFault.BelowZero
        : score > criterion.Max ? ScoreFault.AboveMax
        : score % criterion.Step != 0 ? ScoreFault.OffStep
        : ScoreFault.None;

    /// <summary>Every fault of a whole sheet by criterion id, in the rubric's order; empty when it can be signed.</summary>
    public static IReadOnlyList<(string Criterion, ScoreFault Fault)> CheckSheet(
        IReadOnlyList<RubricCriterion> rubric, IReadOnlyDictionary<string, decimal> scores) =>
        [
            .. rubric.Select(c => (c.Id, scores.TryGetValue(c.Id, out var score) ? Check(c, score) : ScoreFault.Missing))
                .Where(f => f.Item2 != ScoreFault.None),
            .. scores.Keys.Except(rubric.Select(c => c.Id)).Order(StringComparer.Ordinal)
                .Select(id => (id, ScoreFault.UnknownCriterion)),
        ];

    /// <summary>Sum over the criteria of weight × score ÷ max, rounded once to 4 decimals, half to even; 0 to 100.</summary>
    public static decimal Total(IReadOnlyList<RubricCriterion> rubric, IReadOnlyDictionary<string, decimal> scores) =>
        decimal.Round(
            rubric.OrderBy(c => c.Id, StringComparer.Ordinal).Sum(c => c.Weight * scores[c.Id] / c.Max),
            Aggregation.Decimals, MidpointRounding.ToEven);
}
