namespace Funding.Workflows.Tests.Review;

public sealed class OwnScoresTests
{
    private static readonly Rubric Rubric = new(1, [Criterion("a", 60, 10), Criterion("b", 40, 5)]);

    [Fact]
    public void Scores_are_spread_by_criterion_and_totals_of_what_is_scored_whole()
    {
        var own = OwnScores.Of([Sheet(("a", 10), ("b", 5)), Sheet(("a", 4)), Sheet(("a", 7), ("b", 0)), Sheet()], Rubric);
        var a = own.Criteria[0].Spread!;
        Assert.Equal((3, 4m, 7m, 7m, 10m), (a.Count, a.Lowest, a.Median, a.Mean, a.Highest));
        Assert.Equal([0, 0, 1, 1, 1], a.Bands);
        var b = own.Criteria[1].Spread!;
        Assert.Equal((2, 0m, 2.5m, 2.5m, 5m), (b.Count, b.Lowest, b.Median, b.Mean, b.Highest));
        Assert.Equal([1, 0, 0, 0, 1], b.Bands);
        Assert.Equal((2, 42m, 100m), (own.Totals!.Count, own.Totals.Lowest, own.Totals.Highest));
    }

    [Fact]
    public void Without_a_score_there_is_no_spread()
    {
        var own = OwnScores.Of([Sheet(), Sheet(("b", 3))], Rubric);
        Assert.Null(own.Criteria[0].Spread);
        Assert.Equal(1, own.Criteria[1].Spread!.Count);
        Assert.Null(own.Totals);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(19.99, 0)]
    [InlineData(20, 1)]
    [InlineData(79.99, 3)]
    [InlineData(80, 4)]
    [InlineData(100, 4)]
    public void A_score_on_a_border_counts_in_the_upper_fifth(double score, int band) =>
        Assert.Equal(1, ScoreSpread.Of([(decimal)score], 100)!.Bands[band]);

    [Fact]
    public void Every_score_is_in_one_band_and_between_lowest_and_highest() =>
        Gen.Int[0, 20].Select(n => n / 2m).List[1, 30].Sample(scores =>
        {
            var spread = ScoreSpread.Of(scores, 10)!;
            Assert.Equal(scores.Count, spread.Bands.Sum());
            Assert.Equal((scores.Min(), scores.Max()), (spread.Lowest, spread.Highest));
            Assert.InRange(spread.Median, spread.Lowest, spread.Highest);
            Assert.InRange(spread.Mean, spread.Lowest, spread.Highest);
        });

    private static ReviewSheet Sheet(params (string Criterion, int Score)[] scores) => new()
    {
        ApplicationId = "1",
        ExpertId = "expert",
        ExpertAlias = "E01",
        State = ReviewState.Accepted,
        AssignedAt = DateTimeOffset.UnixEpoch,
        Scores = scores.ToDictionary(s => s.Criterion, s => (decimal)s.Score),
    };

    private static Criterion Criterion(string id, decimal weight, decimal max) => new(id, new(id, id), new("", ""), weight, max);
}
