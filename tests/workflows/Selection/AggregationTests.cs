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

    /// <summary>Against integers: nothing is rounded but the end, half to even.</summary>
    [Fact]
    public void The_score_of_an_exact_rubric_is_the_exact_mean_rounded_once() =>
        (from weights in Gen.Int[1, 60].Array[1, 5]
         from sheets in Gen.Int[0, 20].Array[5].Array[1, 7]
         select (weights, sheets)).Sample(round =>
        {
            // Steps of 0.5 up to 10: a step of weight w is worth w/20 points, at most two decimals.
            RubricCriterion[] rubric = [.. round.weights.Select((w, i) => new RubricCriterion($"c{i}", w, 10, 0.5m))];
            Assert.All(rubric, c => Assert.True(Aggregation.IsExact(c.Weight, c.Step, c.Max)));
            var totals = round.sheets.Select(steps => ScoreRules.Total(
                rubric, rubric.Select((c, i) => (c.Id, steps[i] * 0.5m)).ToDictionary())).ToArray();
            var twentieths = round.sheets.Select(steps => rubric.Select((c, i) => (long)c.Weight * steps[i]).Sum()).Order().ToArray();
            var kept = twentieths.Length < 3 ? twentieths : twentieths[1..^1];

            // Ten thousandths of a point: sum × 500 ÷ count, half to even.
            var (whole, rest) = Math.DivRem(kept.Sum() * 500, kept.Length);
            var rounded = (rest * 2).CompareTo(kept.Length) switch { > 0 => whole + 1, 0 => whole + (whole & 1), _ => whole };
            Assert.Equal(rounded / 10_000m, Aggregation.Of(totals).Score);
        });

    [Theory]
    [InlineData(30, 0.5, 10, true)]
    [InlineData(100, 1, 3, false)]
    [InlineData(30, 0.5, 30, true)]
    [InlineData(25, 0.1, 7, false)]
    [InlineData(0, 1, 3, true)]
    public void A_rubric_is_exact_when_a_step_needs_no_more_than_four_decimals(decimal weight, decimal step, decimal max, bool exact) =>
        Assert.Equal(exact, Aggregation.IsExact(weight, step, max));

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
