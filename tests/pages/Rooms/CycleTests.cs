namespace Funding.Pages.Tests.Rooms;

public sealed class CycleTests
{
    [Fact]
    public void A_cycle_is_drawn_from_folder_to_folder_and_back()
    {
        Edge[] edges = [new("A", "a", "B", "b"), new("B", "b", "C", "c"), new("C", "c", "B", "b2"), new("A", "a", "D", "d")];
        Assert.Equal(["B -> C (b names c)", "C -> B (c names b2)"], Cycle.In(edges).Select(e => e.ToString()));
    }

    [Fact]
    public void Two_ways_to_one_folder_are_no_cycle() =>
        Assert.Empty(Cycle.In([new("A", "a", "B", "b"), new("A", "a", "C", "c"), new("B", "b", "D", "d"), new("C", "c", "D", "d")]));
}
