using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

/// <summary>A quantity that is given away down the ranking, such as the students of a year's plan.</summary>
public sealed class BudgetTests
{
    private static readonly DateTimeOffset Day = new(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly SelectionRules Plan = new(null, 2, 3, ["skills"])
    {
        Shape = SelectionShape.Budget,
        MinimumScore = 60,
        Budget = new("plan", 100, 10),
    };

    private static readonly RankingInputs Pilots = Asking(
        Inputs(
            Plan,
            ("A-01", "x", [(95, 95)]), ("A-02", "x", [(90, 90)]), ("A-03", "x", [(85, 85)]), ("A-04", null, [(80, 80)]),
            ("A-05", null, [(75, 75)]), ("A-06", null, [(70, 70)]), ("A-07", null, [(50, 50)])),
        40, 25.5m, 20, 50, null, 30, 5);

    private static readonly RankingFile File = RankingFile.Of(Pilots, new Dictionary<string, string>(), new Dictionary<string, string>());

    [Fact]
    public void Each_has_what_it_asks_for_and_the_last_one_what_is_left_where_that_is_enough()
    {
        Assert.Equal(
            [("A-01", 40m), ("A-02", 25.5m), ("A-04", 34.5m)], File.Result.Selected.Select(e => (e.Key, e.Granted!.Value)));
        Assert.Equal(
        [
            StandingReason.WithinBudget, StandingReason.WithinBudget, StandingReason.CityCapReached, StandingReason.PartOfBudget,
            StandingReason.NothingAsked, StandingReason.BeyondBudget, StandingReason.BelowMinimum,
        ], File.Result.Entries.Select(e => e.Reason));
        Assert.Equal(["A-03", "A-06"], File.Result.ReserveList.Select(e => e.Key));
    }

    [Fact]
    public void Without_a_least_one_that_asks_for_too_much_is_passed_over_and_a_smaller_one_behind_it_is_not()
    {
        var whole = Ranking.Rank(Pilots with { Rules = Plan with { Budget = new("plan", 100) } });
        Assert.Equal([("A-01", 40m), ("A-02", 25.5m), ("A-06", 30m)], whole.Selected.Select(e => (e.Key, e.Granted!.Value)));
        var little = Ranking.Rank(Pilots with { Rules = Plan with { Budget = new("plan", 70, 10) } });
        Assert.Equal(StandingReason.BeyondBudget, little.Entries[3].Reason);
    }

    [Fact]
    public void Who_moves_up_has_of_what_is_free_and_its_caps_hold()
    {
        SuccessionResult After(params string[] removed) => Succession.After(
            File.Result, Plan, [.. removed.Select((key, i) => new Removal(key, Day.AddDays(i)))]);
        Assert.Equal([("A-03", 20m)], After("A-01").Promotions.Select(p => (p.Key, p.Granted!.Value)));
        Assert.Equal([("A-06", 30m)], After("A-04").Promotions.Select(p => (p.Key, p.Granted!.Value)));
        Assert.Equal((20m, 0), (After("A-02").Promotions.Single().Granted, After("A-02").Vacant));
        Assert.Equal(1, After("A-04", "A-06", "A-03").Vacant);
    }

    [Fact]
    public void The_hash_is_the_one_the_script_of_the_documentation_prints_and_the_file_verifies()
    {
        Assert.Equal("ec3241b3e642eaa3ff3708db2643d34d6e018329cf330e6302f38c80891a208f", File.Hash);
        var text = FundingJson.Serialize(File);
        Assert.True(RankingVerifier.Verify(PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(text)), File.Hash).Holds);
        foreach (var other in (BudgetRules?[])[null, new("plan", 100), new("plan", 101, 10), new("intake", 100, 10)])
            Assert.False(RankingVerifier.Verify(File with { Inputs = Pilots with { Rules = Plan with { Budget = other } } }).Holds);
        Assert.False(RankingVerifier.Verify(File with
        {
            Result = new([.. File.Result.Entries.Select(e => e with { Granted = e.Granted + 1 })]),
        }).Holds);
    }

    public static TheoryData<SelectionRules, string> Unfit => new()
    {
        { Plan with { Places = 3 }, "a budget has no places" },
        { Plan with { Budget = null }, "a budget has a total above 0, and a least above 0" },
        { Plan with { Budget = new("plan", 0) }, "a budget has a total above 0, and a least above 0" },
        { Plan with { Budget = new("plan", 9, 0) }, "a budget has a total above 0, and a least above 0" },
        { Plan with { Budget = new("plan", 9.00001m) }, "a budget has four decimals at most" },
        { Plan with { Shape = SelectionShape.Rank, Places = 3 }, "a budget goes with the shape budget" },
        { Plan with { Strata = new("level", [new(["a"], 0, 1)]) }, "strata go with the shape strata" },
    };

    [Theory, MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void A_budget_that_cannot_be_given_away_is_a_fault_of_the_inputs(SelectionRules rules, string fault) =>
        Assert.Contains(fault, RankingInputFaults.Of(Pilots with { Rules = rules, Applications = [] }));

    [Fact]
    public void What_the_rules_have_no_budget_for_is_not_asked() => Assert.Contains(
        "application A-01 asks for a part of what the rules do not have",
        RankingInputFaults.Of(Pilots with { Rules = new(3, null, 0, []) }));

    /// <summary>
    /// Of all ways to give the budget away that keep its rules, the one that gives most to the first, then to the second…
    /// </summary>
    [Fact]
    public void Nothing_that_an_exhaustive_search_finds_is_better() => AnyBudget.Sample(inputs =>
    {
        var result = Ranking.Rank(inputs);
        var ranked = result.Entries.Where(e => e.Rank is not null).ToList();
        var (rules, budget) = (inputs.Rules, inputs.Rules.Budget!);
        var best = Ways(ranked, 0, budget.Total, []).OrderByDescending(w => w, Comparer<decimal[]>.Create(
            (x, y) => x.Zip(y, (a, b) => a.CompareTo(b)).FirstOrDefault(c => c != 0))).First();
        Assert.Equal(best, ranked.Select(e => e.Granted ?? 0));
        Assert.True(result.Selected.Sum(e => e.Granted) <= budget.Total);
        Assert.All(result.Selected, e => Assert.True(e.Granted > 0 && e.Granted <= e.Asked));
        Assert.Equal(result.Entries, Ranking.Rank(Shuffled(inputs)).Entries);
        Assert.Equal(RankingHash.Of(inputs, result), RankingHash.Of(Shuffled(inputs), result));

        // A part is given only of what is left, so only to one that asks for more.
        IEnumerable<decimal[]> Ways(List<RankedEntry> of, int at, decimal left, List<decimal> given)
        {
            if (at == of.Count) return [[.. given]];
            var entry = of[at];
            var held = of.Take(at).Where((e, i) => given[i] > 0 && e.City is not null && e.City == entry.City).Count();
            var may = entry.Asked > 0 && !(rules.MinimumScore > entry.Score) && (entry.City is null || !(held >= rules.CapPerCity));
            decimal?[] options = [0, may && entry.Asked <= left ? entry.Asked : null,
                may && entry.Asked > left && left > 0 && left >= budget.Least ? left : null];
            return options.OfType<decimal>().Distinct().SelectMany(o => Ways(of, at + 1, left - o, [.. given, o]));
        }
    }, iter: 500);

    [Fact]
    public void A_succession_gives_no_more_than_there_is() => AnyBudget.Select(Gen.Int[0, 7].Array[0, 5]).Sample((inputs, picks) =>
    {
        if (inputs.Applications.Count == 0) return;
        var removals = Removals(inputs, picks, Day);
        var ranking = Ranking.Rank(inputs);
        var after = Succession.After(ranking, inputs.Rules, removals);
        Assert.True(after.Selected.Sum(e => e.Granted) <= inputs.Rules.Budget!.Total);
        Assert.All(after.Selected, e => Assert.True(e.Granted > 0 && e.Granted <= e.Asked));
        Assert.Equal(ranking.Selected.Count(), after.Selected.Count + after.Vacant);
        Assert.All(
            after.Selected.Where(e => e.City is not null).GroupBy(e => e.City),
            g => Assert.True(!(g.Count() > inputs.Rules.CapPerCity)));
    }, iter: 1_000);

    [Fact]
    public void Each_single_sheet_is_left_out_with_the_budget_in_force() =>
        AnyBudget.Sample(HoldsWithoutEachSheet, iter: 200);

    /// <summary>Up to eight applications that ask for 0 to 5 of up to 15.</summary>
    private static Gen<RankingInputs> AnyBudget { get; } =
        from inputs in AnyRound
        from total in Gen.Int[1, 15]
        from least in Gen.Int[0, 3]
        from asked in Gen.Int[-1, 5].Array[8]
        let few = inputs.Applications.Take(8).ToList()
        let keys = few.Select(a => a.Key).ToHashSet(StringComparer.Ordinal)
        select inputs with
        {
            Rules = inputs.Rules with
            {
                Shape = SelectionShape.Budget,
                Places = null,
                Budget = new("plan", total, least == 0 ? null : least),
            },
            Applications = [.. few.Select((a, i) => a with { Asked = asked[i] < 0 ? null : asked[i] })],
            Sheets = [.. inputs.Sheets.Where(s => keys.Contains(s.Application))],
            DrawOrder = [.. inputs.DrawOrder.Where(keys.Contains)],
        };

    private static RankingInputs Asking(RankingInputs inputs, params decimal?[] asked) => inputs with
    {
        Applications = [.. inputs.Applications.Select((a, i) => a with { Asked = asked[i] })],
    };
}
