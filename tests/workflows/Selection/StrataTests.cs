using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

/// <summary>Places of which each stratum has at least some and at most some.</summary>
public sealed class StrataTests
{
    private static readonly DateTimeOffset Day = new(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly SelectionRules FourPlaces = new(4, null, 2, ["skills"])
    {
        Shape = SelectionShape.Strata,
        MinimumScore = 60,
        Strata = new("level", [new(["higher", "bachelor"], 1, 2), new(["secondary"], 2, 3)]),
    };

    private static readonly RankingInputs Courses = Grouped(
        Inputs(
            FourPlaces,
            ("A-01", null, [(95, 95)]), ("A-02", null, [(90, 90)]), ("A-03", null, [(85, 85)]), ("A-04", null, [(80, 80)]),
            ("A-05", null, [(75, 75)]), ("A-06", null, [(70, 70)]), ("A-07", null, [(50, 50)]), ("A-08", null, [])),
        "level=higher", "level=bachelor", "level=higher", null, "level=secondary", "level=secondary", "level=secondary", "level=higher");

    private static readonly RankingFile File = RankingFile.Of(Courses, new Dictionary<string, string>(), new Dictionary<string, string>());

    [Fact]
    public void The_minimum_of_a_stratum_comes_before_a_better_rank_and_whoever_it_concerns_is_told_so()
    {
        Assert.Equal(["A-01", "A-02", "A-05", "A-06"], File.Result.Selected.Select(e => e.Key));
        Assert.Equal(
        [
            StandingReason.WithinPlaces, StandingReason.WithinPlaces, StandingReason.BeyondPlaces, StandingReason.PlacesKept,
            StandingReason.WithinPlaces, StandingReason.WithinMinimum, StandingReason.BelowMinimum, StandingReason.NoSheets,
        ], File.Result.Entries.Select(e => e.Reason));
        Assert.Equal(["A-03", "A-04"], File.Result.ReserveList.Select(e => e.Key));
    }

    [Fact]
    public void Each_stratum_has_its_figures_and_one_with_too_few_applications_says_so()
    {
        Assert.Equal(
            [(3, 3, 2, false), (3, 2, 2, false)],
            StratumFigures.Of(FourPlaces, File.Result)!.Select(f => (f.Ranked, f.Fit, f.Selected, f.IsUnmet)));
        var more = FourPlaces with { Strata = new("level", [new(["higher", "bachelor"], 0, 2), new(["secondary"], 3, 3)]) };
        var result = Ranking.Rank(Courses with { Rules = more });
        Assert.Equal(["A-01", "A-02", "A-05", "A-06"], result.Selected.Select(e => e.Key));
        Assert.True(StratumFigures.Of(more, result)![1].IsUnmet);
        Assert.Null(StratumFigures.Of(new(4, null, 2, []), result));
    }

    [Fact]
    public void A_stratum_that_falls_below_its_minimum_has_the_next_of_its_own_before_a_better_one()
    {
        var rules = FourPlaces with { Reserve = 8, Strata = new("level", [new(["higher", "bachelor"], 0, 3), new(["secondary"], 1, 3)]) };
        var result = Ranking.Rank(Courses with { Rules = rules });
        Assert.Equal(["A-01", "A-02", "A-03", "A-05"], result.Selected.Select(e => e.Key));
        SuccessionResult After(params string[] removed) =>
            Succession.After(result, rules, [.. removed.Select((key, i) => new Removal(key, Day.AddDays(i)))]);
        Assert.Equal(["A-06"], After("A-05").Promotions.Select(p => p.Key));
        Assert.Equal(["A-04"], After("A-01").Promotions.Select(p => p.Key));
        Assert.Equal(["A-06", "A-04"], After("A-05", "A-06").Promotions.Select(p => p.Key));
    }

    [Fact]
    public void The_hash_is_the_one_the_script_of_the_documentation_prints_and_the_file_verifies()
    {
        Assert.Equal("218655f628a208b0744661e28a7cc866d9627f3392f613b8b04af100cab2a981", File.Hash);
        var text = FundingJson.Serialize(File);
        Assert.True(RankingVerifier.Verify(PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(text)), File.Hash).Holds);
        Assert.False(RankingVerifier.Verify(File with { Inputs = Courses with { Rules = FourPlaces with { Strata = null } } }).Holds);
        Assert.False(RankingVerifier.Verify(File with
        {
            Inputs = Courses with { Rules = FourPlaces with { Strata = FourPlaces.Strata! with { By = "kind" } } },
        }).Holds);
        Assert.False(RankingVerifier.Verify(File with
        {
            Inputs = Courses with
            {
                Rules = FourPlaces with { Strata = new("level", [new(["higher", "bachelor"], 0, 2), new(["secondary"], 2, 3)]) },
            },
        }).Holds);
    }

    public static TheoryData<SelectionRules, string> Unfit => new()
    {
        { FourPlaces with { Places = null }, "a ranking by strata has a number of places and strata" },
        { FourPlaces with { Strata = null }, "a ranking by strata has a number of places and strata" },
        { FourPlaces with { CapPerCity = 2 }, "strata have no other caps" },
        { FourPlaces with { Within = [new("level", 1)] }, "strata have no other caps" },
        { FourPlaces with { Places = 2 }, "the minima of the strata are more than the places" },
        { FourPlaces with { Shape = SelectionShape.Rank }, "strata go with the shape strata" },
        { With(new Stratum(["higher"], 2, 1)), "a stratum has a minimum from 0 on and a maximum above it" },
        { With(new Stratum(["higher"], -1, 1)), "a stratum has a minimum from 0 on and a maximum above it" },
        { With(new Stratum([], 0, 1)), "a stratum has an answer" },
        { With(new Stratum(["higher"], 0, 1), new Stratum(["higher"], 0, 1)), "level=higher belongs to two strata" },
    };

    [Theory, MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void Strata_that_cannot_be_kept_are_a_fault_of_the_inputs(SelectionRules rules, string fault) =>
        Assert.Contains(fault, RankingInputFaults.Of(Courses with { Rules = rules, Applications = [] }));

    /// <summary>
    /// Of all that keep within places and maxima: as many places of the minima as can be filled, then as many selected, then the best
    /// ranks, first the first.
    /// </summary>
    [Fact]
    public void Nothing_that_an_exhaustive_search_finds_is_better() => AnyStrata.Sample(inputs =>
    {
        var result = Ranking.Rank(inputs);
        var ranked = result.Entries.Where(e => e.Rank is not null).ToList();
        var strata = inputs.Rules.Strata!.Each;
        int In(IReadOnlyList<RankedEntry> chosen, Stratum stratum) => chosen.Count(e => stratum.Of.Any(a => e.Groups == $"level={a}"));
        var best = Enumerable.Range(0, 1 << ranked.Count)
            .Select(mask => (Mask: mask, Chosen: (IReadOnlyList<RankedEntry>)[.. ranked.Where((_, i) => (mask & (1 << i)) != 0)]))
            .Where(s => s.Chosen.Count <= inputs.Rules.Places
                && s.Chosen.All(e => !(inputs.Rules.MinimumScore > e.Score)) && strata.All(stratum => In(s.Chosen, stratum) <= stratum.Max))
            .OrderByDescending(s => strata.Sum(stratum => Math.Min(stratum.Min, In(s.Chosen, stratum))))
            .ThenByDescending(s => s.Chosen.Count)
            .ThenByDescending(s => string.Concat(ranked.Select((_, i) => (s.Mask & (1 << i)) != 0 ? '1' : '0')), StringComparer.Ordinal)
            .First();
        Assert.Equal(best.Chosen.Select(e => e.Key), result.Selected.Select(e => e.Key));
        Assert.All(
            StratumFigures.Of(inputs.Rules, result)!,
            f => Assert.True(f.Selected <= f.Stratum.Max && f.Selected >= Math.Min(f.Stratum.Min, f.Fit)));
        Assert.Equal(result.Entries, Ranking.Rank(Shuffled(inputs)).Entries);
        Assert.Equal(RankingHash.Of(inputs, result), RankingHash.Of(Shuffled(inputs), result));
        Assert.True(RankingVerifier.Verify(
            RankingFile.Of(inputs, new Dictionary<string, string>(), new Dictionary<string, string>())).Holds);
    }, iter: 1_000);

    [Fact]
    public void No_maximum_is_passed_by_a_succession_and_no_place_is_vacant_while_one_waits_for_it() =>
        AnyStrata.Select(Gen.Int[0, 7].Array[0, 5]).Sample((inputs, picks) =>
        {
            if (inputs.Applications.Count == 0) return;
            var ranking = Ranking.Rank(inputs);
            var removals = Removals(inputs, picks, Day);
            var after = Succession.After(ranking, inputs.Rules, removals);
            Assert.Equal(ranking.Selected.Count(), after.Selected.Count + after.Vacant);
            int In(Stratum stratum) => after.Selected.Count(e => stratum.Of.Any(a => e.Groups == $"level={a}"));
            Assert.All(inputs.Rules.Strata!.Each, s => Assert.True(In(s) <= s.Max));
            var waiting = ranking.ReserveList.Where(
                e => removals.All(r => r.Key != e.Key) && after.Promotions.All(p => p.Key != e.Key));
            if (after.Vacant > 0)
                Assert.All(waiting, e => Assert.Contains(
                    inputs.Rules.Strata!.Each, s => s.Of.Any(a => e.Groups == $"level={a}") && In(s) == s.Max));
        }, iter: 1_000);

    [Fact]
    public void Each_single_sheet_is_left_out_with_the_strata_in_force() =>
        AnyStrata.Sample(HoldsWithoutEachSheet, iter: 200);

    private static SelectionRules With(params Stratum[] each) => FourPlaces with { Strata = new("level", each) };

    /// <summary>Up to eight applications of three levels and of none.</summary>
    private static Gen<RankingInputs> AnyStrata { get; } =
        from inputs in AnyRound
        from least in Gen.Int[0, 2].Array[2]
        from more in Gen.Int[0, 2].Array[2]
        from levels in Gen.Int[0, 3].Array[8]
        let few = inputs.Applications.Take(8).ToList()
        let keys = few.Select(a => a.Key).ToHashSet(StringComparer.Ordinal)
        select inputs with
        {
            Rules = inputs.Rules with
            {
                Shape = SelectionShape.Strata,
                CapPerCity = null,
                Places = Math.Max(inputs.Rules.Places!.Value, least.Sum()),
                Strata = new("level", [
                    new(["l1", "l2"], least[0], Math.Max(1, least[0] + more[0])), new(["l3"], least[1], Math.Max(1, least[1] + more[1]))]),
            },
            Applications = [.. few.Select((a, i) => a with { Groups = levels[i] == 0 ? null : $"level=l{levels[i]}" })],
            Sheets = [.. inputs.Sheets.Where(s => keys.Contains(s.Application))],
            DrawOrder = [.. inputs.DrawOrder.Where(keys.Contains)],
        };

    private static RankingInputs Grouped(RankingInputs inputs, params string?[] groups) => inputs with
    {
        Applications = [.. inputs.Applications.Select((a, i) => a with { Groups = groups[i] })],
    };
}
