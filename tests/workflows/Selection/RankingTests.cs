using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

public sealed class RankingTests
{
    [Fact]
    public void Highest_and_lowest_are_dropped_and_the_city_cap_passes_a_better_score_by()
    {
        var result = Ranking.Rank(Inputs(
            new(2, 1, 1, ["integration"]),
            ("a", "杭州", [(90, 90), (80, 80), (100, 100)]),
            ("b", "杭州", [(85, 85), (85, 85), (85, 85)]),
            ("c", "宁波", [(70, 70), (71, 71), (10, 10), (99, 99)]),
            ("d", null, []),
            ("f", "湖州", [(60, 60)])));

        Assert.Equal(["a", "b", "c", "f", "d"], result.Entries.Select(e => e.Key));
        Assert.Equal([90m, 85m, 70.5m, 60m, null], result.Entries.Select(e => e.Score));
        Assert.Equal(
        [
            StandingReason.WithinPlaces, StandingReason.CityCapReached, StandingReason.WithinPlaces,
            StandingReason.BeyondPlaces, StandingReason.NoSheets,
        ], result.Entries.Select(e => e.Reason));
        Assert.Equal([null, 1, null, null, null], result.Entries.Select(e => e.ReserveNumber));
        Assert.Equal([false, false, false, true, false], result.Entries.Select(e => e.IsPlainMean));
        Assert.Equal(["a", "c"], result.Selected.Select(e => e.Key));
    }

    [Fact]
    public void Equal_scores_are_parted_by_the_programmes_order_and_then_by_the_draw()
    {
        var result = Ranking.Rank(Inputs(
            new(9, null, 0, ["integration"]),
            ("a", null, [(80, 80)]), ("b", null, [(80, 80)]), ("c", null, [(90, 65)]), ("d", null, [(70, 80)])));

        Assert.Equal(["c", "a", "b", "d"], result.Entries.Select(e => e.Key));
        Assert.Equal([null, "integration", "draw", "score"], result.Entries.Select(e => e.DecidedBy));
    }

    [Fact]
    public void Everyone_is_placed_once_and_the_line_holds_its_promises() => AnyRound.Sample(inputs =>
    {
        var result = Ranking.Rank(inputs);
        var rules = inputs.Rules;
        Assert.Equal(inputs.Applications.Select(a => a.Key).Order(), result.Entries.Select(e => e.Key).Order());
        var selected = result.Selected.ToList();
        Assert.True(selected.Count <= rules.Places);
        Assert.All(selected.GroupBy(e => e.City), g => Assert.True(g.Key is null
            || rules.CapPerCity is null
            || g.Count() <= rules.CapPerCity));
        Assert.All(selected, e => Assert.True(rules.MinimumScore is null || e.Score >= rules.MinimumScore));
        Assert.Equal(Enumerable.Range(1, result.ReserveList.Count()), result.ReserveList.Select(e => e.ReserveNumber!.Value));

        // Whoever is not selected though better than somebody selected has a full city.
        foreach (var out_ in result.Entries.Where(e => e.Standing is Standing.Reserve or Standing.NotSelected
            && e.Reason != StandingReason.BelowMinimum))
            if (selected.Any(s => s.Rank > out_.Rank) || selected.Count < rules.Places)
                Assert.Equal((StandingReason.CityCapReached, rules.CapPerCity), (out_.Reason, selected.Count(s => s.City == out_.City
                    && s.Rank < out_.Rank)));
            else Assert.Equal(StandingReason.BeyondPlaces, out_.Reason);
    }, iter: 2_000);

    [Fact]
    public void The_order_of_the_lists_changes_neither_result_nor_hash() => AnyRound.Sample(inputs =>
    {
        var (result, again) = (Ranking.Rank(inputs), Ranking.Rank(Shuffled(inputs)));
        Assert.Equal(result.Entries, again.Entries);
        Assert.Equal(RankingHash.Of(inputs, result), RankingHash.Of(Shuffled(inputs), again));
    }, iter: 500);

    [Fact]
    public void A_better_sheet_never_lowers_a_rank() =>
        AnyRound.Where(i => i.Sheets.Count > 0).Select(Gen.Int[0, 99]).Sample((inputs, pick) =>
        {
            var sheet = inputs.Sheets[pick % inputs.Sheets.Count];
            var raised = sheet with { Scores = sheet.Scores.ToDictionary(s => s.Key, s => s.Value + 5) };
            var before = Ranking.Rank(inputs).Entries.Single(e => e.Key == sheet.Application).Rank;
            var after = Ranking.Rank(inputs with { Sheets = [.. inputs.Sheets.Where(s => s != sheet), raised] })
                .Entries.Single(e => e.Key == sheet.Application).Rank;
            Assert.True(after <= before);
        }, iter: 1_000);

    [Fact]
    public void Inputs_that_contradict_themselves_are_refused_by_name()
    {
        var good = Inputs(new(1, null, 0, []), ("a", null, [(80, 80)]));
        Assert.Empty(RankingInputFaults.Of(good));
        Refused(good with { Rules = new(0, 0, -1, ["beauty"]) }, "a cap per city", "a reserve list", "places are", "tie-break beauty");
        Refused(good with { Rubric = [new("integration", 1, 0, 1), new("skills", 1, 1, 1)] }, "criterion integration needs");
        Refused(good with { Applications = [new("a", null), new("a", "x")] }, "application a is given twice");
        Refused(good with { DrawOrder = ["a", "a"] }, "application a is drawn twice");
        Refused(good with { DrawOrder = [] }, "application a is not in the draw");
        Refused(good with { Sheets = [Sheet("a", "e", 1, 1), Sheet("a", "e", 2, 2)] }, "sheet of a by e is given twice");
        Refused(good with { Sheets = [Sheet("b", "e", 1, 1)] }, "sheet of b has no application");
        Refused(
            good with { Sheets = [Sheet("a", "e", 0.5m, 101)] },
            "sheet of a by e: integration OffStep",
            "sheet of a by e: skills AboveMax");
    }

    private static void Refused(RankingInputs inputs, params string[] starts)
    {
        Assert.Throws<ArgumentException>(() => Ranking.Rank(inputs));
        Assert.Throws<ArgumentException>(() => Stability.Report(inputs));
        var faults = RankingInputFaults.Of(inputs);
        Assert.Equal(starts.Length, faults.Count);
        Assert.All(faults.Zip(starts), f => Assert.StartsWith(f.Second, f.First));
    }
}
