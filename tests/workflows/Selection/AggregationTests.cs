using CsCheck;
using Funding.Workflows.Selection;

namespace Funding.Workflows.Tests.Selection;

public sealed class AggregationTests
{
    [Theory]
    [InlineData(new double[0], null, false)]
    [InlineData(new[] { 71.5 }, 71.5, true)]
    [InlineData(new[] { 70, 71.0001 }, 70.5, true)] // 70.50005: half goes to the even digit
    [InlineData(new[] { 70, 71.0003 }, 70.5002, true)] // 70.50015 likewise
    [InlineData(new[] { 0, 80.0, 100 }, 80.0, false)]
    [InlineData(new[] { 100, 100, 100.0, 0 }, 100.0, false)]
    [InlineData(new[] { 90, 90, 91, 10, 100.0 }, 90.3333, false)]
    public void The_extremes_go_and_the_rest_is_averaged(double[] totals, double? score, bool plain)
    {
        var aggregated = Aggregation.Of([.. totals.Select(t => (decimal)t)]);
        Assert.Equal(((decimal?)score, totals.Length, plain), (aggregated.Score, aggregated.Sheets, aggregated.IsPlainMean));
    }

    [Fact]
    public void A_score_lies_between_the_kept_totals_and_no_extreme_moves_it() =>
        Gen.Int[0, 1_000_000].Array[3, 9].Sample(cents =>
        {
            var totals = cents.Select(c => c / 10_000m).Order().ToArray();
            var score = Aggregation.Of(totals).Score!.Value;
            Assert.InRange(score, totals[1], totals[^2]);
            Assert.Equal(score, Aggregation.Of([.. totals[1..], -5m]).Score);
            Assert.Equal(score, Aggregation.Of([.. totals[..^1], 999m]).Score);
            Assert.Equal(score, Aggregation.Of([.. totals.Reverse()]).Score);
        });

    [Theory]
    [InlineData("0", ScoreFault.None)]
    [InlineData("9.5", ScoreFault.None)]
    [InlineData("10", ScoreFault.None)]
    [InlineData("10.5", ScoreFault.AboveMax)]
    [InlineData("-0.5", ScoreFault.BelowZero)]
    [InlineData("9.25", ScoreFault.OffStep)]
    public void A_score_is_in_range_and_on_the_step(string score, ScoreFault fault) =>
        Assert.Equal(fault, ScoreRules.Check(new("c", 50, 10, 0.5m), decimal.Parse(score)));

    [Fact]
    public void A_sheet_names_every_fault()
    {
        RubricCriterion[] rubric = [new("b", 50, 10, 1), new("a", 50, 10, 1), new("c", 0, 10, 1)];
        var sheet = new Dictionary<string, decimal> { ["a"] = 11, ["b"] = 5, ["z"] = 1 };
        Assert.Equal(
            [("a", ScoreFault.AboveMax), ("c", ScoreFault.Missing), ("z", ScoreFault.UnknownCriterion)],
            ScoreRules.CheckSheet(rubric, sheet));
        Assert.Equal(83.3333m, ScoreRules.Total([new("x", 100, 3, 0.5m)], new Dictionary<string, decimal> { ["x"] = 2.5m }));
        Assert.Equal(100m, ScoreRules.Total(SelectionExamples.Rubric, SelectionExamples.Sheet("a", "e", 100, 100).Scores));
    }
}
