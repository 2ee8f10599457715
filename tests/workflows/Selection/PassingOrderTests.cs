namespace Funding.Workflows.Tests.Selection;

public sealed class PassingOrderTests
{
    private static readonly DateTimeOffset Opens = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly Gen<PassedApplication[]> Passed = Gen.Int[0, 20].Array[0, 25].Select(minutes =>
        minutes.Select((m, i) => new PassedApplication($"a{i:00}", $"学校{i}", $"计划{i}", Opens.AddMinutes(m))).ToArray());

    [Fact]
    public void The_first_to_submit_have_the_places_the_next_are_in_reserve_in_their_order()
    {
        PassedApplication[] passed = [App("c", 3), App("a", 1), App("d", 4), App("b", 1), App("e", 5)];
        var lines = PassingOrder.Of("r", passed, 2, 2).Lines;
        Assert.Equal(["a", "b", "c", "d", "e"], lines.Select(l => l.Application.Id));
        Assert.Equal(
            [(Standing.Selected, null), (Standing.Selected, null), (Standing.Reserve, 1), (Standing.Reserve, 2),
                (Standing.NotSelected, null)],
            lines.Select(l => (l.Entry.Standing, l.Entry.ReserveNumber)));
        Assert.All(lines.Index(), l => Assert.Equal(l.Index + 1, l.Item.Entry.Rank));
    }

    [Fact]
    public void Without_places_everybody_who_passes_is_proposed() => Passed.Sample(passed =>
        Assert.All(PassingOrder.Of("r", passed, null, 0).Lines, l => Assert.Equal(Standing.Selected, l.Entry.Standing)));

    [Fact]
    public void It_is_the_same_whatever_order_the_applications_come_in_and_anyone_can_recompute_its_hash() =>
        Gen.Select(Passed, Gen.Int[1, 10], Gen.Int[0, 10]).Sample((passed, places, reserve) =>
        {
            var order = PassingOrder.Of("r", passed, places, reserve);
            Assert.Equal(order.Hash, PassingOrder.Of("r", passed.Reverse(), places, reserve).Hash);
            Assert.Equal(order.Hash, PassingOrder.HashOf("r", order.Lines.Select(l =>
                (l.Application.Id, l.Application.OrganisationName, l.Application.Title, l.Entry.Standing))));
            Assert.Equal(Math.Min(places, passed.Length), order.Lines.Count(l => l.Entry.Standing == Standing.Selected));
            Assert.NotEqual(order.Hash, PassingOrder.Of("other", passed, places, reserve).Hash);
        });

    [Fact]
    public void Who_is_taken_out_is_followed_by_the_next_of_the_reserve()
    {
        var order = PassingOrder.Of("r", [App("a", 1), App("b", 2), App("c", 3), App("d", 4)], 2, 1);
        var after = Succession.After(
            new([.. order.Lines.Select(l => l.Entry)]), new(2, null, 1, []), [new("a", Opens.AddDays(40)), new("b", Opens.AddDays(41))]);
        Assert.Equal(["c"], after.Selected.Select(e => e.Key));
        Assert.Equal(1, after.Vacant);
    }

    private static PassedApplication App(string id, int minutes) => new(id, id, id, Opens.AddMinutes(minutes));
}
