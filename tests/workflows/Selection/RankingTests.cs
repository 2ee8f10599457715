using Funding.Workflows.Selection;

namespace Funding.Workflows.Tests.Selection;

public sealed class RankingTests
{
    private static readonly RubricCriterion[] Rubric = [new("integration", 60, 100, 1), new("skills", 40, 100, 1)];

    [Fact]
    public void Highest_and_lowest_are_dropped_and_the_city_cap_passes_a_better_score_by()
    {
        var result = Ranking.Rank(Inputs(
            new(2, 1, 1, ["integration"]),
            ("a", "杭州", [(90, 90), (80, 80), (100, 100)]),
            ("b", "杭州", [(85, 85), (85, 85), (85, 85)]),
            ("c", "宁波", [(70, 70), (71, 71), (10, 10), (99, 99)]),
            ("d", null, [])));

        Assert.Equal(["a", "b", "c", "d"], result.Entries.Select(e => e.Key));
        Assert.Equal([90m, 85m, 70.5m, null], result.Entries.Select(e => e.Score));
        Assert.Equal(
            [StandingReason.WithinPlaces, StandingReason.CityCapReached, StandingReason.WithinPlaces, StandingReason.NoSheets],
            result.Entries.Select(e => e.Reason));
        Assert.Equal([null, 1, null, null], result.Entries.Select(e => e.ReserveNumber));
    }

    [Fact]
    public void Equal_scores_are_parted_by_the_programmes_order_and_then_by_the_draw()
    {
        var result = Ranking.Rank(Inputs(
            new(9, null, 0, ["integration"]),
            ("a", null, [(80, 80)]), ("b", null, [(80, 80)]), ("c", null, [(90, 65)])));

        Assert.Equal(["c", "a", "b"], result.Entries.Select(e => e.Key));
        Assert.Equal([null, "integration", "draw"], result.Entries.Select(e => e.DecidedBy));
    }

    private static RankingInputs Inputs(
        SelectionRules rules, params (string Key, string? City, (int Integration, int Skills)[] Sheets)[] applications) => new()
        {
            RoundId = "r",
            Rubric = Rubric,
            Rules = rules,
            Applications = [.. applications.Select(a => new RankingApplication(a.Key, a.City))],
            Sheets = [.. applications.SelectMany(a => a.Sheets.Index().Select(s => new SignedSheet(
                a.Key, $"e{s.Index}", new Dictionary<string, decimal> { ["integration"] = s.Item.Integration, ["skills"] = s.Item.Skills })))],
            DrawOrder = [.. applications.Select(a => a.Key)],
        };
}
