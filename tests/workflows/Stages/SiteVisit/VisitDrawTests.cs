namespace Funding.Workflows.Tests.Stages.SiteVisit;

public sealed class VisitDrawTests
{
    private static readonly string Seed = Convert.ToHexStringLower([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void A_draw_gives_each_visit_two_without_a_conflict_evenly_and_replays()
    {
        var draw = Draw(12, 8, 3, [new("a3", "e1"), new("a3", "e2"), new("a7", "e5")]);
        Assert.Equal(24, draw.Seats.Count);
        Assert.All(draw.Seats.GroupBy(s => s.ApplicationId), g => Assert.Equal(2, g.Select(s => s.ExpertId).Distinct().Count()));
        Assert.DoesNotContain(draw.Seats, s => draw.Barred.Contains(new(s.ApplicationId, s.ExpertId)));
        Assert.All(draw.Seats.CountBy(s => s.ExpertId), load => Assert.InRange(load.Value, 2, 4));
        Assert.Empty(draw.Faults());
        Assert.Equal(
            FundingJson.Serialize(draw), FundingJson.Serialize(FundingJson.Deserialize<VisitDraw>(FundingJson.Serialize(draw))!));
    }

    [Fact]
    public void The_order_of_the_lists_changes_nothing_and_each_pass_has_its_own()
    {
        var (one, other) = (Draw(9, 6, 3, []), Draw(9, 6, 3, [], reversed: true));
        Assert.Equal(FundingJson.Serialize(one), FundingJson.Serialize(other));
        Assert.NotEqual(one.Experts, Draw(9, 6, 3, [], pass: 2).Experts);
    }

    [Fact]
    public void Who_came_after_the_rounds_draw_stands_behind()
    {
        var draw = Draw(4, 3, 10, [], late: 2);
        Assert.Equal(["late1", "late2"], draw.Experts.TakeLast(2).Order());
        Assert.Empty(draw.Faults());
        Assert.Contains("experts: replaying gives another order", (draw with { Late = 1 }).Faults());
    }

    [Fact]
    public void Nobody_is_over_the_load_and_what_is_short_stays_short()
    {
        var draw = Draw(5, 3, 2, [new("a1", "e1"), new("a1", "e2")]);
        Assert.All(draw.Seats.CountBy(s => s.ExpertId), load => Assert.InRange(load.Value, 1, 2));
        Assert.Equal(6, draw.Seats.Count);
        Assert.True(draw.Seats.Count(s => s.ApplicationId == "a1") <= 1);
        Assert.Empty(draw.Faults());
    }

    [Fact]
    public void Who_stands_in_is_the_next_free_one_by_load_and_order()
    {
        var draw = Draw(2, 5, 3, []);
        var order = draw.Experts;
        VisitSeat[] seats = [new("a1", order[0]), new("a2", order[1]), new("a2", order[2])];
        Assert.Equal(order[3], draw.Next("a1", seats, new HashSet<string>()));
        Assert.Equal(order[4], draw.Next("a1", seats, new HashSet<string> { order[3] }));
        Assert.Equal(order[1], draw.Next("a1", seats, new HashSet<string> { order[3], order[4] }));
        Assert.Null(draw.Next("a1", seats, order.ToHashSet()));
    }

    [Fact]
    public void A_file_that_was_changed_does_not_replay()
    {
        var draw = Draw(6, 5, 3, []);
        VisitDraw[] changed =
        [
            draw with { Seats = [.. draw.Seats.Reverse()] }, draw with { Experts = [.. draw.Experts.Reverse()] },
            draw with { Applications = [.. draw.Applications.Skip(1)] }, draw with { PublicValue = "3271.51" }, draw with { Late = 9 },
            draw with { Seed = Seed.Replace("00", "ff", StringComparison.Ordinal) }, draw with { Seed = "xy" },
            draw with { Format = "funding/visitors/v0" }, draw with { Stage = "other" },
            draw with { Experts = [.. draw.Experts, draw.Experts[0]] },
        ];
        Assert.All(changed, d => Assert.NotEmpty(d.Faults()));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void On_many_sizes_seats_are_within_every_bound(int applications, int experts, int load)
    {
        BarredPair[] barred =
        [
            .. from a in Enumerable.Range(1, applications)
               from e in Enumerable.Range(1, experts)
               where ((a * 7) + (e * 13)) % 5 == 0
               select new BarredPair($"a{a}", $"e{e}"),
        ];
        var draw = Draw(applications, experts, load, barred);
        Assert.True(draw.Seats.Distinct().Count() == draw.Seats.Count);
        Assert.DoesNotContain(draw.Seats, s => barred.Contains(new(s.ApplicationId, s.ExpertId)));
        Assert.All(draw.Seats.CountBy(s => s.ExpertId), l => Assert.InRange(l.Value, 1, load));
        Assert.All(draw.Seats.CountBy(s => s.ApplicationId), l => Assert.InRange(l.Value, 1, 2));
        Assert.Empty(draw.Faults());
    }

    public static TheoryData<int, int, int> Sizes() =>
    [
        .. from a in new[] { 1, 7, 40 }
           from e in new[] { 1, 5, 24 }
           from l in new[] { 1, 4, 40 }
           select new TheoryDataRow<int, int, int>(a, e, l),
    ];

    private static VisitDraw Draw(
        int applications, int experts, int load, IReadOnlyList<BarredPair> barred, int late = 0, int pass = 1, bool reversed = false)
    {
        List<string> Ids(string of, int count)
        {
            var ids = Enumerable.Range(1, count).Select(i => $"{of}{i}").ToList();
            if (reversed)
                ids.Reverse();
            return ids;
        }

        return VisitDraw.Carry(
            "round-1", VisitExamples.Stage with { Pass = pass },
            new DrawPlan("", Bilingual.Same(""), new(2026, 6, 30), "3271.5", Seed), new(2, load),
            Ids("a", applications), Ids("e", experts), Ids("late", late), barred);
    }
}
