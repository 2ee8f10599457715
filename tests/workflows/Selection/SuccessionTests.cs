using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

public sealed class SuccessionTests
{
    private static readonly DateTimeOffset Day = new(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly RankingInputs Round = Inputs(
        new(2, 1, 3, []),
        ("h1", "杭州", [(95, 95)]), ("h2", "杭州", [(90, 90)]), ("n1", "宁波", [(85, 85)]), ("n2", "宁波", [(80, 80)]), ("w", "温州", [(75, 75)]));

    private static SuccessionResult After(params (string Key, int Day)[] removed) => Succession.After(
        Ranking.Rank(Round), Round.Rules, [.. removed.Select(r => new Removal(r.Key, Day.AddDays(r.Day)))]);

    [Fact]
    public void A_capped_entry_comes_up_when_its_own_city_lost_a_place() =>
        Assert.Equal([new Promotion("h2", 1, "h1", Day)], After(("h1", 0)).Promotions);

    [Fact]
    public void A_capped_entry_is_passed_over_while_its_city_is_full()
    {
        var result = After(("n1", 0));
        Assert.Equal([new Promotion("n2", 2, "n1", Day)], result.Promotions);
        Assert.Equal(["h1", "n2"], result.Selected.Select(e => e.Key));
    }

    [Fact]
    public void Who_is_removed_from_the_reserve_never_comes_up()
    {
        Assert.Equal(["w"], After(("n2", 0), ("n1", 1)).Promotions.Select(p => p.Key));
        Assert.Equal(["n2", "w"], After(("n2", 1), ("n1", 0)).Promotions.Select(p => p.Key));
    }

    [Fact]
    public void An_empty_reserve_leaves_the_place_vacant_and_a_stranger_changes_nothing()
    {
        var result = After(("n1", 0), ("n2", 1), ("w", 2), ("h1", 3), ("h2", 4), ("nobody", 5), ("n1", 6));
        Assert.Equal(2, result.Vacant);
        Assert.Empty(result.Selected);
    }

    [Fact]
    public void Places_and_caps_hold_and_nobody_is_both_removed_and_selected() =>
        AnyRound.Select(Gen.Int[0, 13].Array[0, 6]).Sample((inputs, picks) =>
        {
            if (inputs.Applications.Count == 0) return;
            var ranking = Ranking.Rank(inputs);
            var removals = Removals(inputs, picks, Day);
            var result = Succession.After(ranking, inputs.Rules, removals);
            Assert.Equal(ranking.Selected.Count(), result.Selected.Count + result.Vacant);
            Assert.Empty(result.Selected.Select(e => e.Key).Intersect(removals.Select(r => r.Key)));
            Assert.All(result.Selected.Where(e => e.City is not null).GroupBy(e => e.City),
                g => Assert.True(inputs.Rules.CapPerCity is null || g.Count() <= inputs.Rules.CapPerCity));
            Assert.Equal(result.Promotions, Succession.After(ranking, inputs.Rules, [.. Enumerable.Reverse(removals)]).Promotions);
        }, iter: 1_000);
}
