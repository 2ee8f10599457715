using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

/// <summary>Everybody at or above a score is selected, whatever their city, their tie and their number.</summary>
public sealed class ThresholdTests
{
    private static readonly SelectionRules At75 = new(null, null, 0, ["skills"]) { Shape = SelectionShape.Threshold, MinimumScore = 75 };

    private static readonly RankingInputs Round = Inputs(
        At75,
        ("A-01", "杭州", [(75, 75)]), ("A-02", "杭州", [(75, 75)]), ("A-03", null, [(75, 74)]), ("A-04", "宁波", [(99, 99)]),
        ("A-05", "杭州", [(80, 90)]), ("A-06", "宁波", []));

    [Fact]
    public void The_threshold_itself_is_reached_and_a_hair_below_is_not()
    {
        var result = Ranking.Rank(Round);
        Assert.Equal(["A-04", "A-05", "A-01", "A-02"], result.Selected.Select(e => e.Key));
        Assert.All(result.Selected, e => Assert.Equal(StandingReason.ReachesThreshold, e.Reason));
        Assert.Equal(
            (74.6m, Standing.NotSelected, StandingReason.BelowMinimum),
            result.Entries.Where(e => e.Key == "A-03").Select(e => (e.Score!.Value, e.Standing, e.Reason)).Single());
        Assert.Equal(Standing.NotRanked, result.Entries[^1].Standing);
        Assert.Empty(result.ReserveList);
    }

    [Fact]
    public void Selected_is_exactly_who_reaches_it() => AnyRound.Sample(inputs =>
    {
        var result = Ranking.Rank(inputs with { Rules = At75 with { MinimumScore = inputs.Rules.MinimumScore ?? 75 } });
        Assert.All(result.Entries, e => Assert.Equal(
            e.Score >= (inputs.Rules.MinimumScore ?? 75), e.Standing == Standing.Selected));
        Assert.All(result.Entries, e => Assert.Null(e.ReserveNumber));
    }, iter: 500);

    [Fact]
    public void Whatever_order_the_inputs_come_in_the_hash_is_the_same() => AnyRound.Sample(inputs =>
    {
        var round = inputs with { Rules = At75 };
        var shuffled = Shuffled(round);
        Assert.Equal(RankingHash.Of(round, Ranking.Rank(round)), RankingHash.Of(shuffled, Ranking.Rank(shuffled)));
    }, iter: 100);

    [Fact]
    public void Its_text_is_of_the_next_format_and_that_of_a_ranking_by_places_stays()
    {
        var shaped = RankingHash.CanonicalText(Round, Ranking.Rank(Round));
        Assert.Contains("\"format\":\"funding/ranking/v2\"", shaped, StringComparison.Ordinal);
        Assert.Contains("\"shape\":\"Threshold\"", shaped, StringComparison.Ordinal);
        var places = Round with { Rules = new(2, null, 1, ["skills"]) };
        var text = RankingHash.CanonicalText(places, Ranking.Rank(places));
        Assert.Contains("\"format\":\"funding/ranking/v1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("shape", text, StringComparison.Ordinal);
        Assert.DoesNotContain("shape", FundingJson.Serialize(places), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_hash_is_the_one_the_script_of_the_documentation_prints()
    {
        var inputs = new RankingInputs
        {
            RoundId = "r",
            Rubric = [new("a", 100, 10, 0.5m)],
            Rules = At75 with { TieBreak = ["a"] },
            Applications = [new("A-1", "x"), new("A-2", "x"), new("A-3", null)],
            Sheets =
            [
                new("A-1", "E", new Dictionary<string, decimal> { ["a"] = 7.5m }),
                new("A-2", "E", new Dictionary<string, decimal> { ["a"] = 7 }),
            ],
            DrawOrder = ["A-2", "A-1", "A-3"],
        };
        Assert.Equal(
            "e78848cb124ff314df5fee766d9b3aa0e3f521dd54a9702fb0409eed904b91f4", RankingHash.Of(inputs, Ranking.Rank(inputs)));
    }

    [Fact]
    public void A_file_verifies_and_one_that_is_called_a_ranking_by_places_does_not()
    {
        var file = RankingFile.Of(Round, new Dictionary<string, string>(), new Dictionary<string, string>());
        var read = PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(FundingJson.Serialize(file)));
        Assert.True(RankingVerifier.Verify(read, file.Hash).Holds);
        Assert.Contains(
            "places", Assert.Single(RankingVerifier.Verify(file with
            {
                Inputs = Round with { Rules = At75 with { Shape = SelectionShape.Rank } },
            }).Faults));
        Assert.False(RankingVerifier.Verify(file with { Inputs = Round with { Rules = new(4, null, 0, ["skills"]) } }).Holds);
    }

    [Theory]
    [InlineData(1, null, 0, 75, "a threshold has no places, no cap and no reserve")]
    [InlineData(null, 1, 0, 75, "a threshold has no places, no cap and no reserve")]
    [InlineData(null, null, 1, 75, "a threshold has no places, no cap and no reserve")]
    [InlineData(null, null, 0, null, "a threshold has a minimum score")]
    public void Inputs_of_another_shape_are_refused(int? places, int? cap, int reserve, int? least, string fault) => Assert.Contains(
        fault,
        RankingInputFaults.Of(Round with
        {
            Rules = new(places, cap, reserve, ["skills"]) { Shape = SelectionShape.Threshold, MinimumScore = least },
        }));

    [Fact]
    public void A_vacancy_moves_nobody_up()
    {
        var result = Ranking.Rank(Round);
        var after = Succession.After(result, At75, [new("A-05", DateTimeOffset.UnixEpoch)]);
        Assert.Equal(["A-04", "A-01", "A-02"], after.Selected.Select(e => e.Key));
        Assert.Empty(after.Promotions);
    }

    [Fact]
    public void One_sheet_crosses_the_line_for_its_own_application_alone()
    {
        var inputs = Round with
        {
            Sheets = [.. Round.Sheets, Sheet("A-03", "e1", 90, 90)],
        };
        var crossing = Assert.Single(Stability.Report(inputs).Crossings, c => c.Application == "A-03" && c.Expert == "e1");
        Assert.Empty(crossing.Enters);
        Assert.Equal(["A-03"], crossing.Leaves);
    }
}
