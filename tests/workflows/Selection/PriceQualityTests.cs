using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

/// <summary>Bids for lots: quality and price make the score; places and money are given down the ranking.</summary>
public sealed class PriceQualityTests
{
    private static readonly SelectionRules Bidding = new(null, null, 0, ["skills"])
    {
        Shape = SelectionShape.PriceQuality,
        MinimumScore = 60,
        Price = new(20, 100_000) { Lots = [new("care", 1000, 50), new("weld", 2000, 30)] },
    };

    private static readonly RankingInputs Bids = Offering(
        Inputs(
            Bidding,
            ("A-01", null, [(90, 90)]), ("A-02", null, [(80, 80)]), ("A-03", null, [(70, 70)]), ("A-04", null, [(85, 85)]),
            ("A-05", null, [(50, 50)]), ("A-06", null, [(75, 75)]), ("A-07", null, [])),
        ("care", 900, 40), ("care", 600, 30), ("care", 800, 20), ("weld", 2000, 30), ("care", 100, 50), ("weld", null, 10),
        ("weld", 1500, 9));

    private static readonly RankingFile File = RankingFile.Of(Bids, new Dictionary<string, string>(), new Dictionary<string, string>());

    [Fact]
    public void The_lowest_price_of_a_lot_has_all_points_and_one_that_cannot_win_makes_nobody_dear()
    {
        var of = File.Result.Entries.ToDictionary(e => e.Key);
        Assert.Equal((90, 85.3333m), (of["A-01"].Quality!.Value, of["A-01"].Score!.Value));
        Assert.Equal((80, 84m), (of["A-02"].Quality!.Value, of["A-02"].Score!.Value));
        Assert.Equal(71m, of["A-03"].Score);
        Assert.Equal(88m, of["A-04"].Score);
        Assert.Equal(60m, of["A-06"].Score);
        Assert.Equal(["A-04", "A-01", "A-02", "A-03", "A-06", "A-05", "A-07"], File.Result.Entries.Select(e => e.Key));
    }

    [Fact]
    public void Places_and_money_are_given_down_the_ranking_and_the_last_bid_has_what_is_left()
    {
        Assert.Equal(
            [("A-04", 30m), ("A-01", 40m), ("A-02", 6m)], File.Result.Selected.Select(e => (e.Key, e.Granted!.Value)));
        Assert.Equal(
        [
            StandingReason.WithinBudget, StandingReason.WithinBudget, StandingReason.PartOfBudget, StandingReason.BeyondBudget,
            StandingReason.NothingAsked, StandingReason.BelowMinimum, StandingReason.NoSheets,
        ], File.Result.Entries.Select(e => e.Reason));
        var rich = Ranking.Rank(Bids with { Rules = Bidding with { Price = Bidding.Price! with { Total = 1_000_000 } } });
        Assert.Equal([30m, 40m, 10m], rich.Selected.Select(e => e.Granted!.Value));
        Assert.Equal(StandingReason.LotFull, rich.Entries[3].Reason);
    }

    [Fact]
    public void The_hash_is_the_one_the_script_of_the_documentation_prints_and_the_file_verifies()
    {
        Assert.Equal("1ac8e96dc21d696167d76c3e753acbdd7166000bbc0ee1b84a6181b89094bf94", File.Hash);
        var text = FundingJson.Serialize(File);
        Assert.Contains("\"shape\":\"price-quality\"", text, StringComparison.Ordinal);
        Assert.True(RankingVerifier.Verify(PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(text)), File.Hash).Holds);
        foreach (var price in (PriceRules[])[
            Bidding.Price! with { Weight = 21 }, Bidding.Price with { Total = 99_999 },
            Bidding.Price with { Lots = [new("care", 1001, 50), new("weld", 2000, 30)] }])
            Assert.False(RankingVerifier.Verify(File with { Inputs = Bids with { Rules = Bidding with { Price = price } } }).Holds);
        Assert.False(RankingVerifier.Verify(File with
        {
            Inputs = Bids with
            {
                Applications = [.. Bids.Applications.Select(a => a.Key == "A-06" ? a with { Bid = new("weld", 1999) } : a)],
            },
        }).Holds);
    }

    public static TheoryData<SelectionRules, string> Unfit => new()
    {
        { Bidding with { Places = 3 }, "a ranking by quality and price has lots, and no other places, caps or reserve" },
        { Bidding with { Reserve = 3 }, "a ranking by quality and price has lots, and no other places, caps or reserve" },
        { Bidding with { Price = null }, "a ranking by quality and price has lots" },
        { Bidding with { Price = Bidding.Price! with { Lots = [] } }, "a ranking by quality and price has lots" },
        { Bidding with { Price = Bidding.Price! with { Weight = 100 } }, "the price has more than 0 and less than 100 points" },
        { Bidding with { Price = Bidding.Price! with { Total = 0.001m } }, "the money is above 0, to the fen" },
        {
            Bidding with { Price = Bidding.Price! with { Lots = [new("care", 0, 1)] } },
            "a lot has a ceiling above 0, to the fen, and a place"
        },
        { Bidding with { Price = Bidding.Price! with { Lots = [new("a", 1, 1), new("a", 2, 2)] } }, "the lot a is given twice" },
        { Bidding with { Shape = SelectionShape.Rank, Places = 3 }, "prices go with the shape price-quality" },
    };

    [Theory, MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void Prices_that_cannot_be_ranked_by_are_a_fault_of_the_inputs(SelectionRules rules, string fault) =>
        Assert.Contains(fault, RankingInputFaults.Of(Bids with { Rules = rules, Applications = [] }));

    [Theory]
    [InlineData("care", "1000.01", "application A-01 bids outside 0 and the ceiling, or beyond the fen")]
    [InlineData("care", "0", "application A-01 bids outside 0 and the ceiling, or beyond the fen")]
    [InlineData("other", "10", "application A-01 bids for no lot of the rules")]
    public void A_bid_is_for_a_lot_and_below_its_ceiling(string lot, string price, string fault) => Assert.Contains(
        fault, RankingInputFaults.Of(Bids with
        {
            Applications = [Bids.Applications[0] with { Bid = new(lot, decimal.Parse(price, CultureInfo.InvariantCulture)) }],
            Sheets = [],
        }));

    [Fact]
    public void Nothing_that_an_exhaustive_search_finds_is_better() => AnyBids.Sample(inputs =>
    {
        var result = Ranking.Rank(inputs);
        var ranked = result.Entries.Where(e => e.Rank is not null).ToList();
        var (rules, price) = (inputs.Rules, inputs.Rules.Price!);
        var best = Ways(0, price.Total, []).OrderByDescending(w => w, Comparer<decimal[]>.Create(
            (x, y) => x.Zip(y, (a, b) => a.CompareTo(b)).FirstOrDefault(c => c != 0))).First();
        Assert.Equal(best, ranked.Select(e => e.Granted ?? 0));
        Assert.True(result.Selected.Sum(e => e.Granted * e.Bid!.Price) <= price.Total);
        Assert.All(price.Lots!, l => Assert.True(result.Selected.Where(e => e.Bid!.Lot == l.Id).Sum(e => e.Granted) <= l.Places));
        Assert.Equal(ranked.OrderByDescending(e => e.Score).Select(e => e.Score), ranked.Select(e => e.Score));
        Assert.Equal(result.Entries, Ranking.Rank(Shuffled(inputs)).Entries);
        Assert.Equal(RankingHash.Of(inputs, result), RankingHash.Of(Shuffled(inputs), result));

        IEnumerable<decimal[]> Ways(int at, decimal money, List<decimal> given)
        {
            if (at == ranked.Count) return [[.. given]];
            var entry = ranked[at];
            var lot = price.Lots!.Single(l => l.Id == entry.Bid!.Lot);
            var taken = ranked.Take(at).Select((e, i) => e.Bid!.Lot == lot.Id ? given[i] : 0).Sum();
            var may = entry.Bid!.Price is not null && !(rules.MinimumScore > entry.Quality);
            return Enumerable.Range(0, may ? (int)entry.Asked! + 1 : 1).Select(n => (decimal)n)
                .Where(n => n <= lot.Places - taken && n * (entry.Bid.Price ?? 0) <= money)
                .SelectMany(n => Ways(at + 1, money - (n * (entry.Bid.Price ?? 0)), [.. given, n]));
        }
    }, iter: 200);

    [Fact]
    public void Each_single_sheet_is_left_out_with_the_prices_in_force() => AnyBids.Sample(inputs =>
    {
        var with = Ranking.Rank(inputs).Selected.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        Assert.All(Stability.Report(inputs).Crossings, crossing =>
            Assert.NotEmpty(crossing.Enters.Concat(crossing.Leaves)));
        Assert.All(Stability.Report(inputs).Crossings.SelectMany(c => c.Leaves), key => Assert.Contains(key, with));
    }, iter: 100);

    /// <summary>Up to seven bids of one to three places for two lots, some of them without a price that could be opened.</summary>
    private static Gen<RankingInputs> AnyBids { get; } =
        from inputs in AnyRound
        from total in Gen.Int[1, 40]
        from places in Gen.Int[1, 5].Array[2]
        from bids in Gen.Select(Gen.Int[0, 1], Gen.Int[0, 9], Gen.Int[1, 3]).Array[7]
        let few = inputs.Applications.Take(7).ToList()
        let keys = few.Select(a => a.Key).ToHashSet(StringComparer.Ordinal)
        select inputs with
        {
            Rules = inputs.Rules with
            {
                Shape = SelectionShape.PriceQuality,
                Places = null,
                CapPerCity = null,
                Reserve = 0,
                Price = new(20, total) { Lots = [new("l0", 9, places[0]), new("l1", 9, places[1])] },
            },
            Applications =
            [
                .. few.Select((a, i) => a with
                {
                    Bid = new($"l{bids[i].Item1}", bids[i].Item2 == 0 ? null : bids[i].Item2),
                    Asked = bids[i].Item3,
                }),
            ],
            Sheets = [.. inputs.Sheets.Where(s => keys.Contains(s.Application))],
            DrawOrder = [.. inputs.DrawOrder.Where(keys.Contains)],
        };

    private static RankingInputs Offering(RankingInputs inputs, params (string Lot, decimal? Price, int Places)[] bids) => inputs with
    {
        Applications =
        [
            .. inputs.Applications.Select((a, i) => a with { Bid = new(bids[i].Lot, bids[i].Price), Asked = bids[i].Places }),
        ],
    };
}
