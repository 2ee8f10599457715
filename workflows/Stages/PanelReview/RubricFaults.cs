using static System.FormattableString;

namespace Funding.Workflows.Stages.PanelReview;

/// <summary>What of a rubric the schema cannot say.</summary>
internal static class RubricFaults
{
    public static IEnumerable<Fault> Of(Rubric rubric)
    {
        foreach (var twice in Fault.Twice("rubric.criteria", rubric.Criteria.Select(c => c.Id), "criterion")) yield return twice;
        var weights = rubric.Criteria.Sum(c => c.Weight);
        if (weights != 100) yield return new("rubric.criteria", Invariant($"the weights add to {weights}; they must add to 100"));
        foreach (var (i, criterion) in rubric.Criteria.Index())
        {
            if (criterion.Max % rubric.Step != 0)
                yield return new($"rubric.criteria[{i}].max", Invariant($"must be a multiple of the step, {rubric.Step}"));
            foreach (var fault in Comments($"rubric.criteria[{i}]", criterion)) yield return fault;
            // A sheet's total is then exact and rounding it, which comes before the mean is rounded, changes nothing.
            if (criterion.Max > 0 && !Aggregation.IsExact(criterion.Weight, rubric.Step, criterion.Max))
                yield return new(
                    $"rubric.criteria[{i}].weight",
                    Invariant($"a step of {rubric.Step} is worth {criterion.Weight} × {rubric.Step} ÷ {criterion.Max} points, ")
                        + $"which has more than {Aggregation.Decimals} decimals; "
                        + "choose a weight, step and max that give an exact total");
        }
    }

    private static IEnumerable<Fault> Comments(string at, Criterion criterion)
    {
        if (criterion.CommentAtOrBelow >= criterion.Max)
            yield return new($"{at}.commentAtOrBelow", Invariant($"out of order: must be below the max, {criterion.Max}"));
        if (criterion.CommentAtOrAbove > criterion.Max)
            yield return new($"{at}.commentAtOrAbove", Invariant($"out of order: no score is above the max, {criterion.Max}"));
        if (criterion.CommentAtOrBelow >= criterion.CommentAtOrAbove)
            yield return new(
                $"{at}.commentAtOrBelow", Invariant($"out of order: must be below commentAtOrAbove, {criterion.CommentAtOrAbove}"));
    }
}
