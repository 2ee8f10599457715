namespace Funding.Workflows.Tests.Review;

public sealed class DrawVerifierTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(7, 32).Select(i => (byte)i)];

    private static readonly DrawRecord Record = DrawRecord.Draw(
        "r-2026-1", Seed, "上证综合指数收盘点位, 2026-06-30", "https://example.org", " 3,271.50",
        new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["tie-break"] = ["A-2", "A-1", "A-3"],
            ["experts"] = ["e1", "e2", "e3", "e4"]
        });

    [Fact]
    public void A_drawn_record_replays()
    {
        Assert.Equal("3271.5", Record.PublicValue);
        Assert.Equal(["experts", "tie-break"], Record.Orders.Select(o => o.Purpose));
        Assert.True(DrawVerifier.Replay(Record, DrawCommitment.Of(Seed, "r-2026-1")).Holds);
    }

    [Fact]
    public void Whatever_is_changed_afterwards_is_found()
    {
        Fails(Record with { PublicValue = "3271.51" }, "experts: replaying gives another order");
        Fails(Record with { RoundId = "r-2026-2" }, "the seed does not fit the commitment");
        Fails(Record with { Seed = "xyz" }, "the seed is no hexadecimal text");
        Fails(Record with { Seed = "00" }, "the seed has not 32 bytes");
        Fails(Record with { Seed = new string('0', 64) }, "the seed does not fit the commitment");
        var experts = Record.Orders[0];
        Fails(Record with { Orders = [experts with { Order = [.. experts.Order.Reverse()] }] }, "experts: replaying gives another order");
        Fails(
            Record with { Orders = [experts with { Order = [.. experts.Order.Skip(1)] }] },
            "experts: the roster is not the one whose hash was published");
        Fails(Record with { Orders = [experts with { Order = [experts.Order[0], .. experts.Order] }] }, "experts: an id is drawn twice");
        Assert.Contains(
            "the record's commitment is not the one that was published before",
            DrawVerifier.Replay(Record, DrawCommitment.Of(Seed, "x")).Faults);
    }

    [Fact]
    public void A_shuffle_keeps_the_roster_and_forgets_its_order() =>
        Gen.Select(Gen.String[Gen.Char['a', 'e'], 1, 4].Array[0, 30], Gen.Byte.Array[32], Gen.Int[0, 9999]).Sample((names, seed, value) =>
        {
            var roster = names.Distinct().ToList();
            var draw = new DrawSequence(seed, $"{value}");
            var order = draw.Shuffle("p", roster);
            Assert.Equal(roster.Order(StringComparer.Ordinal), order.Order(StringComparer.Ordinal));
            Assert.Equal(order, draw.Shuffle("p", Enumerable.Reverse(roster)));
            Assert.Equal(RosterHash.Of(roster), RosterHash.Of(order));
        });

    [Fact]
    public void Every_place_is_equally_likely()
    {
        // Chi-squared over 6 orders of 3 with 5 degrees of freedom: 20.5 is passed by one in a thousand, and the seeds are fixed.
        var counts = Enumerable.Range(0, 3_000)
            .CountBy(i => string.Concat(new DrawSequence(Seed, $"{i}").Shuffle("p", ["a", "b", "c"])))
            .Select(c => c.Value).ToList();
        Assert.Equal(6, counts.Count);
        Assert.InRange(counts.Sum(c => (c - 500) * (c - 500) / 500.0), 0, 20.5);
    }

    [Fact]
    public void What_would_make_a_draw_ambiguous_is_refused()
    {
        var draw = new DrawSequence(Seed, "1");
        Assert.Throws<ArgumentException>(() => draw.Shuffle("a|b", ["x", "y"]));
        Assert.Throws<ArgumentException>(() => draw.Shuffle("", ["x", "y"]));
        Assert.Throws<ArgumentException>(() => draw.Shuffle("p", ["x", "x"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Integers("p", 0, 1));
        Assert.Throws<ArgumentException>(() => new DrawSequence(Seed.AsSpan(1), "1"));
        Assert.Throws<ArgumentException>(() => DrawCommitment.Of(Seed.AsSpan(1), "r"));
        Assert.Throws<ArgumentException>(() => DrawCommitment.Of(Seed, "r\n"));
    }

    private static void Fails(DrawRecord record, string fault) => Assert.Contains(fault, DrawVerifier.Replay(record).Faults);
}
