using static Funding.Workflows.Tests.Review.AssignmentExamples;

namespace Funding.Workflows.Tests.Review;

public sealed class AssignmentTests
{
    /// <summary>Small rounds with too few experts, crossing conflicts, tight loads and seats that are kept.</summary>
    private static readonly Gen<AssignmentInputs> Tight =
        from applications in Gen.Int[1, 7]
        from experts in Gen.Int[0, 12]
        from load in Gen.Int[0, 4]
        from conflicts in Gen.Select(Gen.Int[0, 6], Gen.Int[0, 11]).Array[0, 12]
        from kept in Gen.Int[0, 3]
        let inputs = Inputs(
            [.. Enumerable.Range(0, applications).Select(i => Application($"a{i}", $"org{i}"))],
            [.. Enumerable.Range(0, experts).Select(i => Expert(
                $"e{i:00}", Parties.All[i % 4], $"house{i}", load,
                conflicts: [.. conflicts.Where(c => c.Item2 == i).Select(c => $"org{c.Item1}")]))])
        select inputs with { Existing = [.. Assignment.Assign(inputs).Seats.Where(s => s.ExpertId[^1] % 4 < kept)] };

    [Fact]
    public void Conflicts_doubles_and_loads_hold_and_kept_seats_stay() => Tight.Sample(inputs =>
    {
        var result = Assignment.Assign(inputs);
        var check = AssignmentVerifier.Verify(inputs, result.Seats);
        Assert.Empty(check.Faults);
        Assert.Subset(result.Seats.ToHashSet(), inputs.Existing.ToHashSet());
        Assert.Equal(result.Shortfalls, check.Shortfalls);
        var empty = result.Shortfalls.Sum(s => s.Empty);
        Assert.Equal(inputs.Applications.Count * inputs.Seats.Size, result.Seats.Count + empty);
    }, iter: 300);

    [Fact]
    public void No_exchange_of_seats_is_better_in_composition_then_load_then_field() => Tight.Sample(inputs =>
    {
        var result = Assignment.Assign(inputs);
        foreach (var party in Parties.All)
            Assert.Null(AssignmentReference.BetterExchange(inputs, result.Seats, party));
    }, iter: 300);

    [Fact]
    public void The_order_of_the_lists_changes_nothing() => Tight.Sample(inputs => Assert.Equal(
        Assignment.Assign(inputs).Seats,
        Assignment.Assign(inputs with
        {
            Applications = [.. inputs.Applications.Reverse()],
            Experts = [.. inputs.Experts.Reverse()],
            Existing = [.. inputs.Existing.Reverse()],
        }).Seats), iter: 100);

    [Fact]
    public void A_full_province_gets_whole_panels_with_even_loads()
    {
        var inputs = Round(10_000, 1_000);
        var check = AssignmentVerifier.Verify(inputs, Assignment.Assign(inputs).Seats);
        Assert.True(check.Holds);
        Assert.Empty(check.Shortfalls);
        Assert.All(check.Loads.Values, l => Assert.InRange(l.Heaviest - l.Lightest, 0, 1));
    }

    [Fact]
    public void A_pool_where_every_expert_conflicts_with_many_applications_is_still_even()
    {
        var random = new DrawSequence(new byte[32], "1").Integers("conflicts", 900, 4_000);
        var inputs = Inputs(
            [.. Enumerable.Range(0, 900).Select(i => Application($"a{i:0000}", $"org{i}"))],
            [.. Enumerable.Range(0, 500).Select(i => Expert(
                $"e{i:0000}", Party.School, conflicts: [.. random.Skip(i * 8).Take(8).Select(a => $"org{a}")]))],
            new(new Dictionary<Party, int> { [Party.School] = 2 }));
        var check = AssignmentVerifier.Verify(inputs, Assignment.Assign(inputs).Seats);
        Assert.True(check.Holds);
        Assert.Empty(check.Shortfalls);
        Assert.Equal((3, 4), (check.Loads[Party.School].Lightest, check.Loads[Party.School].Heaviest));
    }

    [Fact]
    public void A_missing_party_is_stood_in_for_and_named()
    {
        var experts = Enumerable.Range(0, 8).Select(i => Expert(
            $"e{i}", i == 0 ? Party.Enterprise : i < 4 ? Party.School : i < 6 ? Party.Government : Party.Industry, $"house{i}", 3));
        var inputs = Inputs([Application("a1", "x"), Application("a2", "house0")], [.. experts]);
        var result = Assignment.Assign(inputs);

        Assert.Equal(10, result.Seats.Count);
        Assert.Equal(
            [new("a1", Party.Enterprise, 1, 1, 1, 2), new AssignmentShortfall("a2", Party.Enterprise, 2, 2, 0, 2)],
            result.Shortfalls);
        Assert.Equal([new PartyShortage(Party.Enterprise, 3, 2)], result.Shortages);
        Assert.Equal("a2缺企业专家2名（他方代替2名，空缺0名）：专家库还需2名无需回避的专家。", result.Shortfalls[1].Text.Zh);
        Assert.Equal(
            "a1 lacks 1 of enterprise (1 stood in for, 0 empty): the pool needs 1 more without a conflict.", result.Shortfalls[0].Text.En);
    }

    [Fact]
    public void Full_loads_leave_seats_empty_and_say_so()
    {
        var inputs = Inputs(
            [Application("a1"), Application("a2")],
            [Expert("e1", Party.School, maxLoad: 1)],
            new(new Dictionary<Party, int> { [Party.School] = 1 }));
        var lack = Assert.Single(Assignment.Assign(inputs).Shortfalls);
        Assert.Equal((1, 0, 1), (lack.Missing, lack.StandIns, lack.Empty));
        Assert.Contains("are at their load", lack.Text.En);
        Assert.Contains("上限", lack.Text.Zh);
    }

    [Fact]
    public void One_expert_free_of_conflicts_carries_far_more_than_the_even_load()
    {
        var kin = Enumerable.Range(0, 3).Select(i => Expert($"kin{i}", Party.School, "house"));
        var inputs = Inputs(
            [.. Enumerable.Range(0, 40).Select(i => Application($"a{i}", "house"))],
            [Expert("free", Party.School), .. kin],
            new(new Dictionary<Party, int> { [Party.School] = 1 }));
        Assert.Equal(40, Assignment.Assign(inputs).Seats.Count(s => s.ExpertId == "free"));
    }

    [Fact]
    public void A_seat_of_an_application_that_left_still_counts_as_load()
    {
        var inputs = Inputs(
            [Application("a1")],
            [Expert("e1", Party.School), Expert("e2", Party.School)],
            new(new Dictionary<Party, int> { [Party.School] = 1 }));
        var seat = Assert.Single(Assignment.Assign(inputs with { Existing = [new("gone", "e1", Party.School)] }).Seats);
        Assert.Equal("e2", seat.ExpertId);
    }

    [Fact]
    public void An_id_twice_or_missing_from_the_draw_is_refused()
    {
        var inputs = Inputs([Application("a1")], [Expert("e1", Party.School)]);
        Assert.Throws<ArgumentException>(() => Assignment.Assign(inputs with { ExpertOrder = [] }));
        Assert.Throws<ArgumentException>(() => Assignment.Assign(inputs with { ExpertOrder = ["e1", "e1"] }));
        Assert.Throws<ArgumentException>(() => Assignment.Assign(inputs with { Applications = [Application("a1"), Application("a1")] }));
    }
}
