namespace Funding.Workflows.Tests.Money;

public sealed class AllocatorTests
{
    private static readonly AllocationRule Share = new(AllocationShape.Proportional, new(100), null, [], null, null, null, false);

    [Fact]
    public void Thirds_of_a_hundred_give_the_odd_fen_to_the_better_place() =>
        Assert.Equal(["33.34", "33.33", "33.33"], Amounts(Share, 1, 1, 1));

    [Fact]
    public void The_largest_remainder_comes_before_the_place() =>
        // 1/7, 2/7 and 4/7 of 10 fen: 1.43, 2.86 and 5.71.
        Assert.Equal(["0.01", "0.03", "0.06"], Amounts(Share with { Total = new(0.10m) }, 1, 2, 4));

    [Fact]
    public void Floor_and_cap_hold_and_the_rest_is_shared_anew()
    {
        var rule = Share with { Floor = new(10), Cap = new(50) };
        Assert.Equal(["50.00", "40.00", "10.00"], Amounts(rule, 80, 17, 3));
        Assert.Equal(["33.34", "33.33", "33.33"], Amounts(rule, 7, 7, 7));
        Assert.Equal(["50.00", "50.00"], Amounts(rule, 1, 999));
    }

    [Fact]
    public void Where_everybody_is_at_the_cap_something_stays_over()
    {
        var result = Allocator.Allocate(new(Share with { Cap = new(20) }, Cases(3, 5)))!;
        Assert.Equal((40m, 60m), (result.Amounts.Sum(a => a.Amount.Value), result.Left.Value));
    }

    [Fact]
    public void The_same_for_each_by_band_by_unit_and_as_asked()
    {
        Assert.Equal(["30.00", "30.00", "30.00"], Amounts(Share with { Shape = AllocationShape.Fixed, Each = new(30) }, 1, 1, 1));
        Assert.Equal(["50.00", "30.00", "0.00"], Amounts(
            Share with { Shape = AllocationShape.Bands, Bands = [new(1, new(50)), new(2, new(30))] }, 1, 1, 1));
        Assert.Equal(["0.01", "0.02", "10.00"], Amounts(Share with { Shape = AllocationShape.PerUnit, Rate = new(0.01m) }, 0.5m, 2, 1000));
        var bids = Allocator.Allocate(new(
            Share with { Shape = AllocationShape.Bid }, [new("A-1", 1, null, new(12.5m)), new("A-2", 2, null, new(7.25m))]))!;
        Assert.Equal(["12.50", "7.25"], bids.Amounts.Select(a => $"{a.Amount}"));
    }

    [Fact]
    public void What_passes_the_total_is_reduced_alike_or_not_shared_out()
    {
        var rule = Share with { Shape = AllocationShape.Fixed, Each = new(40) };
        Assert.Null(Allocator.Allocate(new(rule, Cases(1, 1, 1))));
        Assert.Equal(["33.34", "33.33", "33.33"], Amounts(rule with { Reduces = true }, 1, 1, 1));
    }

    [Fact]
    public void Any_shares_give_the_total_to_the_fen_within_the_bounds_and_in_the_order_of_the_figures() => Inputs.Sample(inputs =>
    {
        Assert.Empty(AllocationInputFaults.Of(inputs));
        var result = Allocator.Allocate(inputs)!;
        var (rule, given) = (inputs.Rule, result.Amounts.Select(a => a.Amount).ToList());
        Assert.Equal(rule.Total.Value, given.Sum(a => a.Value) + result.Left.Value);
        Assert.True(result.Left >= Yuan.Zero);
        var figures = inputs.Cases.OrderBy(c => c.Rank).Select(c => c.Figure!.Value).ToList();
        Assert.All(given, a => Assert.True(a >= (rule.Floor ?? Yuan.Zero) && a <= (rule.Cap ?? rule.Total)));
        if (result.Left > Yuan.Zero)
            Assert.All(given.Zip(figures).Where(g => g.Second > 0), g => Assert.Equal(rule.Cap, g.First));
        foreach (var ((a, figureA), (b, figureB)) in given.Zip(figures).SelectMany(x => given.Zip(figures).Select(y => (x, y))))
        {
            // Who has more gets as much at least, but for the odd fen.
            if (figureA >= figureB)
                Assert.True(b.Value - a.Value <= 0.01m);
        }

        // The order in which they come changes nothing.
        Assert.Equal(
            AllocationFile.Of(inputs)!.Hash, AllocationFile.Of(inputs with { Cases = [.. inputs.Cases.Reverse()] })!.Hash);
    });

    /// <summary>Against trying every factor: each gets its figure times one factor, held within the bounds.</summary>
    [Fact]
    public void Amounts_within_bounds_are_one_factor_of_the_figures() => Inputs.Sample(inputs =>
    {
        var (rule, result) = (inputs.Rule, Allocator.Allocate(inputs)!);
        var (floor, cap) = (rule.Floor ?? Yuan.Zero, rule.Cap ?? rule.Total);
        var free = result.Amounts.Where(a => a.Amount > floor && a.Amount < cap)
            .Select(a => (a.Amount, Figure: inputs.Cases.Single(c => c.Key == a.Key).Figure!.Value)).ToList();
        foreach (var (a, b) in free.SelectMany(x => free.Select(y => (x, y))))
            Assert.True(Math.Abs((a.Amount.Value * b.Figure) - (b.Amount.Value * a.Figure)) <= 0.0101m * (a.Figure + b.Figure));
    });

    public static TheoryData<string, AllocationInputs> Unfit() => new()
    {
        { "total", new(Share with { Total = Yuan.Zero }, Cases(1)) },
        { "take part", new(Share, []) },
        { "every figure is 0", new(Share, Cases(0, 0)) },
        { "has the figure", new(Share, Cases(-1)) },
        { "more than", new(Share with { Floor = new(60) }, Cases(1, 1)) },
        { "cap", new(Share with { Floor = new(6), Cap = new(5) }, Cases(1, 1)) },
        { "fixed needs", new(Share with { Shape = AllocationShape.Fixed }, Cases(1)) },
        { "needs a rate", new(Share with { Shape = AllocationShape.PerUnit }, Cases(1)) },
        { "bands", new(Share with { Shape = AllocationShape.Bands }, Cases(1)) },
        { "bands go up", new(Share with { Shape = AllocationShape.Bands, Bands = [new(2, new(1)), new(2, new(1))] }, Cases(1)) },
        { "asked for", new(Share with { Shape = AllocationShape.Bid }, Cases(1)) },
        { "twice", new(Share, [new("A-1", 1, 1, null), new("A-1", 2, 1, null)]) },
        { "places", new(Share, [new("A-1", 1, 1, null), new("A-2", 1, 1, null)]) },
    };

    [Theory, MemberData(nameof(Unfit))]
    public void What_cannot_be_shared_out_is_said_before(string fault, AllocationInputs inputs) =>
        Assert.Contains(AllocationInputFaults.Of(inputs), f => f.Contains(fault, StringComparison.Ordinal));

    private static readonly Gen<AllocationInputs> Inputs = Gen.Select(
        Gen.Int[1, 1_000_000], Gen.Int[0, 5000].Select(f => f / 10m).Array[1, 12].Where(figures => figures.Any(f => f > 0)),
        Gen.Int[0, 100], Gen.Int[100, 400], Gen.Bool, (fen, figures, floor, cap, bounded) =>
        {
            // The floor is a part of the even share, the cap a multiple of it.
            var even = fen / figures.Length;
            return new AllocationInputs(
                Share with
                {
                    Total = Yuan.OfFen(fen),
                    Floor = bounded ? Yuan.OfFen(even * floor / 100) : null,
                    Cap = bounded && even > 0 ? Yuan.OfFen(Math.Max(1, even * cap / 100)) : null,
                },
                Cases(figures));
        });

    private static IReadOnlyList<AllocationCase> Cases(params IReadOnlyList<decimal> figures) =>
        [.. figures.Select((figure, i) => new AllocationCase($"A-{i:000}", i + 1, figure, null))];

    private static IReadOnlyList<string> Amounts(AllocationRule rule, params IReadOnlyList<decimal> figures) =>
        [.. Allocator.Allocate(new(rule, Cases(figures)))!.Amounts.Select(a => $"{a.Amount}")];
}
