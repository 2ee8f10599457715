namespace Funding.Workflows.Tests.Stages.SiteVisit;

public sealed class VisitChoiceTests
{
    private static readonly ScoredCase[] Cases =
    [
        new("a", 91), new("b", 84.5m), new("c", 84.5m), new("d", 80.25m), new("e", 79), new("f", 61), new("g", null),
    ];

    [Fact]
    public void All_are_visited_scored_or_not() =>
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], Of(VisitExamples.Settings()));

    [Theory]
    [InlineData(2, 1.0, "a b c"), InlineData(2, 1.3, "a b c"), InlineData(3, 1.3, "a b c d"), InlineData(1, 1.0, "a")]
    [InlineData(1, 0.1, "a"), InlineData(20, 1.5, "a b c d e f")]
    public void Finalists_are_so_many_times_the_places_and_who_has_the_last_ones_score(int places, double times, string visited) =>
        Assert.Equal(
            visited.Split(' '),
            Of(VisitExamples.Settings() with { Of = VisitedCases.Finalists, Times = (decimal)times }, Rules(places)));

    [Theory]
    [InlineData(4, 1.25, "d e"), InlineData(4, 1.24, "d"), InlineData(4, 4.25, "b c d e"), InlineData(1, 0, "a"), InlineData(20, 0, "f")]
    public void Borderline_are_those_near_the_score_of_the_last_place_both_ends_included(int places, double points, string visited) =>
        Assert.Equal(
            visited.Split(' '),
            Of(VisitExamples.Settings() with { Of = VisitedCases.Borderline, Points = (decimal)points }, Rules(places)));

    [Fact]
    public void At_a_threshold_the_line_is_the_minimum_score() => Assert.Equal(
        ["d", "e"],
        Of(
            VisitExamples.Settings() with { Of = VisitedCases.Borderline, Points = 1 },
            Rules(null) with { Shape = SelectionShape.Threshold, MinimumScore = 80 }));

    [Fact]
    public void Where_nobody_is_scored_nobody_is_a_finalist() => Assert.Empty(
        VisitChoice.Of(
            VisitExamples.Settings() with { Of = VisitedCases.Finalists, Times = 2 }, [new("a", null), new("b", null)], Rules(3)));

    /// <summary>Of chain x two at most win and of y one; whoever belongs to none stands among all.</summary>
    [Theory]
    [InlineData(1.0, "a b c d"), InlineData(1.5, "a b c d e"), InlineData(2.0, "a b c d e f"), InlineData(0.1, "a d")]
    public void Finalists_of_strata_are_so_many_times_the_maximum_of_each(double times, string visited)
    {
        ScoredCase[] cases =
        [
            Of("a", 91, "x"), Of("b", 84.5m, "x"), Of("c", 84.5m, "x2"), Of("d", 70, "y"), Of("e", 61, "y"), Of("f", 80, "x"),
            Of("g", null, "x"), Of("h", 60, ""),
        ];
        var rules = Rules(3) with
        {
            Shape = SelectionShape.Strata,
            Strata = new("chain", [new(["x", "x2"], 1, 2), new(["y"], 1, 1)]),
        };
        Assert.Equal(
            visited.Split(' '),
            VisitChoice.Of(VisitExamples.Settings() with { Of = VisitedCases.Finalists, Times = (decimal)times }, cases, rules));
        Assert.Contains(
            "h", VisitChoice.Of(VisitExamples.Settings() with { Of = VisitedCases.Finalists, Times = 3 }, cases, rules));

        static ScoredCase Of(string id, decimal? score, string answer) => new(id, score) { Answer = answer };
    }

    private static IReadOnlyList<string> Of(SiteVisitSettings settings, SelectionRules? rules = null) =>
        VisitChoice.Of(settings, Cases, rules);

    private static SelectionRules Rules(int? places) => new(places, null, 0, []);
}
