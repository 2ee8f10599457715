using static Funding.Workflows.Tests.Stages.Defence.DefenceExamples;

namespace Funding.Workflows.Tests.Stages.Defence;

public sealed class DefencePlannerTests
{
    /// <summary>Few cases on few times, with panels that cross, conflicts, applicants with two cases and people who are away.</summary>
    private static readonly Gen<DefenceInputs> Tight =
        from rooms in Gen.Int[1, 3]
        from days in Gen.Int[1, 2]
        from hours in Gen.OneOf("09:00-10:00", "09:00-10:30", "09:00-09:30 14:00-15:00")
        from cases in Gen.Select(Gen.String[Gen.Char["ABCDE"], 1, 3], Gen.Int[0, 5], Gen.OneOf("", "", "A", "BC")).Array[1, 6]
        from away in Gen.Select(Gen.OneOf("A", "B", "org-1"), Gen.Int[0, 1], Gen.OneOf("08:00-09:30", "09:00-12:00")).Array[0, 3]
        select Inputs(
            rooms, days, hours, [.. cases.Select((c, i) => Case(i, c.Item1, $"org-{c.Item2}", c.Item3))]) with
        {
            Away = [.. away.Select(a => Away(a.Item1, a.Item2, a.Item3))],
        };

    private static readonly Gen<DefenceInputs> Large =
        from rooms in Gen.Int[1, 4]
        from cases in Gen.Int[0, 23].Array[3, 5].Array[5, 60]
        select Inputs(
            rooms, 8, "09:00-12:00 13:30-17:00",
            [.. cases.Select((c, i) => Case(i, string.Concat(c.Distinct().Select(p => (char)('A' + p)))))]);

    [Fact]
    public void Every_plan_passes_the_check_and_every_lack_leaves_no_plan() => Gen.OneOf(Tight, Large).Sample(inputs =>
    {
        var outcome = DefencePlanner.Plan(inputs);
        if (outcome.Lacks.Count > 0)
            Assert.Empty(outcome.Sessions);
        else
            Assert.Empty(DefenceCheck.Faults(inputs, outcome.Sessions));
    }, iter: 400);

    [Fact]
    public void A_plan_is_found_exactly_where_there_is_one() => Tight.Sample(inputs =>
    {
        var outcome = DefencePlanner.Plan(inputs);
        Assert.Equal(CanBePlanned(inputs), outcome.Lacks.Count == 0);
        Assert.DoesNotContain(outcome.Lacks, l => l.Kind == LackKind.NotFound);
    }, iter: 2_000);

    [Fact]
    public void The_order_of_the_cases_changes_nothing() => Tight.Sample(inputs => Assert.Equal(
        DefencePlanner.Plan(inputs).Sessions.Select(s => (s.CaseId, s.Place)),
        DefencePlanner.Plan(inputs with { Cases = [.. inputs.Cases.Reverse()] }).Sessions.Select(s => (s.CaseId, s.Place))), iter: 200);

    [Fact]
    public void Panels_stay_in_their_room_and_the_first_times_are_taken_first()
    {
        var inputs = Inputs(2, 2, "09:00-11:00", Case(1, "AB"), Case(2, "CD"), Case(3, "AB"), Case(4, "CD"), Case(5, "AB"), Case(6, "CD"));
        var sessions = DefencePlanner.Plan(inputs).Sessions;
        Assert.Equal(2, sessions.GroupBy(s => (s.Place.Day, s.Place.Room, Panel: string.Concat(s.Panel))).Count());
        Assert.All(sessions, s => Assert.Equal(Monday, s.Place.Day));
        Assert.Equal(new TimeOnly(10, 30), sessions.Max(s => s.Place.To));
        Assert.Equal(("case-01", 1), (sessions[0].CaseId, sessions[0].Place.Room));
    }

    [Fact]
    public void A_search_finds_what_taking_them_in_turn_does_not()
    {
        // In turn 1 and 2 come first together, and then 3 and 4 cannot.
        var inputs = Inputs(2, 1, "09:00-10:00", Case(1, "A"), Case(2, "B"), Case(3, "C"), Case(4, "C"));
        var outcome = DefencePlanner.Plan(inputs);
        Assert.Empty(outcome.Lacks);
        Assert.Empty(DefenceCheck.Faults(inputs, outcome.Sessions));
    }

    [Theory]
    [InlineData(1, 3, true), InlineData(2, 4, true), InlineData(2, 5, false), InlineData(1, 2, true), InlineData(1, 4, false)]
    public void It_says_how_many_places_are_short(int rooms, int cases, bool fits)
    {
        var hours = rooms == 1 ? "09:00-10:30" : "09:00-10:00";
        var inputs = Inputs(rooms, 1, hours, [.. Enumerable.Range(1, cases).Select(i => Case(i, $"{(char)('A' + i)}"))]);
        var lacks = DefencePlanner.Plan(inputs).Lacks;
        Assert.Equal(fits, lacks.Count == 0);
        if (!fits)
            Assert.Equal(new DefenceLack(LackKind.Places, null, cases, inputs.Times().Count() * rooms), Assert.Single(lacks));
    }

    [Fact]
    public void It_says_which_person_sits_on_more_than_there_are_times()
    {
        var inputs = Inputs(3, 1, "09:00-10:00", Case(1, "AB"), Case(2, "AC"), Case(3, "AD"));
        Assert.Equal([new DefenceLack(LackKind.Person, "A", 3, 2)], DefencePlanner.Plan(inputs).Lacks);
        Assert.Equal(
            [new DefenceLack(LackKind.Person, "A", 2, 1)],
            DefencePlanner.Plan(inputs with { Cases = [.. inputs.Cases.Take(2)], Away = [Away("A", 0, "09:30-10:00")] }).Lacks);
    }

    [Fact]
    public void It_says_which_applicant_and_which_case_cannot_be_heard()
    {
        var inputs = Inputs(2, 1, "09:00-09:30", Case(1, "A", "org"), Case(2, "B", "org"));
        Assert.Equal([new DefenceLack(LackKind.Subject, "org", 2, 1)], DefencePlanner.Plan(inputs).Lacks);
        Assert.Equal(
            [new DefenceLack(LackKind.Panel, "case-01", 1, 0)],
            DefencePlanner.Plan(Inputs(1, 1, "09:00-10:00", Case(1, "A", conflicts: "A"))).Lacks);
        Assert.Equal(
            [new DefenceLack(LackKind.Joint, "case-01", 1, 0)],
            DefencePlanner.Plan(Inputs(1, 1, "09:00-10:00", Case(1, "AB")) with
            {
                Away = [Away("A", 0, "09:00-09:30"), Away("B", 0, "09:30-10:00")],
            }).Lacks);
    }

    [Fact]
    public void Three_panels_that_share_each_a_member_do_not_fit_two_times()
    {
        var lack = Assert.Single(DefencePlanner.Plan(Inputs(3, 1, "09:00-10:00", Case(1, "AB"), Case(2, "BC"), Case(3, "CA"))).Lacks);
        Assert.Equal((LackKind.Crossed, 2, 2), (lack.Kind, lack.Wanted, lack.Possible));
    }

    [Fact]
    public void Without_a_day_nothing_fits_and_without_a_case_nothing_is_planned()
    {
        Assert.Equal(
            [new DefenceLack(LackKind.Places, null, 1, 0)], DefencePlanner.Plan(Inputs(2, 0, "09:00-10:00", Case(1, "A"))).Lacks);
        var none = DefencePlanner.Plan(Inputs(2, 1, "09:00-10:00"));
        Assert.Equal((0, 0), (none.Sessions.Count, none.Lacks.Count));
    }

    [Theory]
    [InlineData("09:00-12:00 13:30-17:00", 30, 10, "09:00 09:40 10:20 11:00 13:30 14:10 14:50 15:30 16:10")]
    [InlineData("09:00-10:00 10:00-11:00", 30, 10, "09:00 10:00")]
    [InlineData("09:00-09:30", 30, 0, "09:00"), InlineData("09:00-09:29", 30, 0, ""), InlineData("23:00-23:59", 30, 0, "23:00")]
    public void Times_follow_each_other_with_the_break_between(string hours, int minutes, int pause, string expected) => Assert.Equal(
        expected,
        string.Join(' ', (Inputs(1, 1, hours) with { Minutes = minutes, BreakMinutes = pause }).Times().Select(t => $"{t.From:HH\\:mm}")));

    [Fact]
    public void Three_hundred_cases_are_planned_in_twelve_days()
    {
        // Panels of five of sixty experts.
        var inputs = Inputs(
            4, 12, "09:00-12:00 13:30-17:00",
            [.. Enumerable.Range(0, 300).Select(i => new DefenceCase(
                $"case-{i:000}", $"org-{i}", [.. Enumerable.Range(0, 5).Select(m => $"p{((i * 7) + (m * m * 11) + m) % 60}")],
                new HashSet<string>()))]);
        var outcome = DefencePlanner.Plan(inputs);
        Assert.Empty(outcome.Lacks);
        Assert.Empty(DefenceCheck.Faults(inputs, outcome.Sessions));
    }
}
