namespace Funding.Workflows.Tests.Review;

public sealed class PublishedDrawTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(3, 32).Select(i => (byte)i)];

    private static readonly Gen<AssignmentInputs> Inputs =
        from applications in Gen.Int[0, 6]
        from experts in Gen.Int[0, 14]
        from barred in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 13]).Array[0, 10]
        select AssignmentExamples.Round(applications, experts, maxLoad: 4) with
        {
            Barred = [.. barred.Where(b => b.Item1 < applications && b.Item2 < experts)
                .Distinct()
                .Select(b => new BarredPair($"a{b.Item1:00000}", $"e{b.Item2:0000}"))],
        };

    private static PublishedDraw Carry(AssignmentInputs inputs, string value = "3,271.50") =>
        PublishedDraw.Carry("r-2026-1", Seed, "上证综指", "SSE", value, inputs);

    [Fact]
    public void Every_draw_replays_and_gives_the_same_whatever_order_its_lists_come_in() => Inputs.Sample(inputs =>
    {
        var draw = Carry(inputs);
        Assert.Empty(draw.Replay(DrawCommitment.Of(Seed, "r-2026-1")).Faults);
        var turned = Carry(
            inputs with { Applications = [.. inputs.Applications.Reverse()], Experts = [.. inputs.Experts.Reverse()] }, " 3271.5");
        Assert.Equal(draw.Seats, turned.Seats);
        Assert.Equal(draw.Record.Orders.Select(o => o.RosterHash), turned.Record.Orders.Select(o => o.RosterHash));
        Assert.Equal(
            RosterHash.Of(inputs.Experts.Select(e => e.Id)), draw.Record.Orders.Single(o => o.Purpose == PublishedDraw.Experts).RosterHash);
        Assert.Equal(
            inputs.Applications.Select(a => a.Id).Order(),
            draw.Record.Orders.Single(o => o.Purpose == PublishedDraw.TieBreak).Order.Order());
    }, iter: 200);

    [Fact]
    public void Whatever_is_bent_afterwards_is_found()
    {
        var draw = Carry(AssignmentExamples.Round(4, 15));
        Assert.Contains(
            "the record's commitment is not the one that was published before", draw.Replay(DrawCommitment.Of(Seed, "r-2026-2")).Faults);
        Finds(
            draw with { Inputs = draw.Inputs with { ExpertOrder = [.. draw.Inputs.ExpertOrder.Reverse()] } },
            "the panels were not formed by the drawn orders");
        Finds(
            draw with { Inputs = draw.Inputs with { ApplicationOrder = [.. draw.Inputs.ApplicationOrder.Reverse()] } },
            "the panels were not formed by the drawn orders");
        Finds(draw with { Record = draw.Record with { PublicValue = "3271.51" } }, "replaying gives another order");
        Finds(draw with { Record = draw.Record with { PublicValue = "" } }, "a public value has 1 to 64 characters");
        Finds(
            draw with { Record = draw.Record with { Orders = [.. draw.Record.Orders.Select(o => o with { Purpose = o.Purpose + "|" })] } },
            "is no purpose of a draw");
        Finds(draw with { Seats = [.. draw.Seats.Skip(1)] }, "replaying gives other panels");
        var seat = draw.Seats[0];
        Finds(draw with { Seats = [.. draw.Seats, seat] }, "panels: twice");
        Finds(
            draw with { Inputs = draw.Inputs with { Barred = [new BarredPair(seat.ApplicationId, seat.ExpertId)] } },
            $"panels: conflict {seat.ApplicationId} {seat.ExpertId}");
    }

    private static void Finds(PublishedDraw bent, string fault) =>
        Assert.Contains(bent.Replay().Faults, f => f.Contains(fault, StringComparison.Ordinal));
}
