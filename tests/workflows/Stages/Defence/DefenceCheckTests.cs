using static Funding.Workflows.Tests.Stages.Defence.DefenceExamples;

namespace Funding.Workflows.Tests.Stages.Defence;

public sealed class DefenceCheckTests
{
    private static readonly DefenceInputs Two = Inputs(2, 2, "09:00-12:00", Case(1, "AB", "org"), Case(2, "CD", "org"), Case(3, "AE"));

    private static readonly PlannedSession One = At(1, 0, "09:00", 1, "AB");
    private static readonly PlannedSession Other = At(2, 0, "10:00", 1, "CD");
    private static readonly PlannedSession Third = At(3, 0, "11:00", 2, "AE");

    public static TheoryData<string, string> Clashes => new()
    {
        { "CaseMissing case-03", "1 0 09:00 1 AB;2 0 10:00 1 CD" },
        { "CaseTwice case-01", "1 0 09:00 1 AB;1 1 09:00 1 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "CaseUnknown case-09", "1 0 09:00 1 AB;2 0 10:00 1 CD;3 0 11:00 2 AE;9 1 10:00 1 Z" },
        { "Day case-01", "1 5 09:00 1 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "Hours case-01", "1 0 08:30 1 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "Hours case-01", "1 0 11:45 1 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "Room case-01", "1 0 09:00 3 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "Room case-01", "1 0 09:00 0 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "RoomTwice case-01 case-02 / SubjectTwice case-01 case-02 org", "1 0 10:15 1 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "PersonTwice case-01 case-03 A", "1 0 11:15 1 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "SubjectTwice case-01 case-02 org", "1 0 10:00 2 AB;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "Panel case-01", "1 0 09:00 1 A;2 0 10:00 1 CD;3 0 11:00 2 AE" },
        { "Panel case-01", "1 0 09:00 1 ABZ;2 0 10:00 1 CD;3 0 11:00 2 AE" },
    };

    [Fact]
    public void A_plan_without_a_clash_has_no_fault() => Assert.Empty(DefenceCheck.Faults(Two, [One, Other, Third]));

    [Theory, MemberData(nameof(Clashes))]
    public void A_clash_is_found_and_named(string faults, string sessions) => Assert.Equal(
        faults, string.Join(" / ", DefenceCheck.Faults(Two, [.. sessions.Split(';').Select(Read)]).Select(Say)));

    [Fact]
    public void A_session_of_another_length_is_named() => Assert.Contains(
        new DefenceFault(DefenceFaultKind.Length, "case-01"),
        DefenceCheck.Faults(Two, [One with { Place = One.Place with { To = new(9, 20) } }, Other, Third]));

    [Fact]
    public void Who_has_a_conflict_since_or_is_away_is_named()
    {
        var inputs = Two with
        {
            Cases = [Case(1, "AB", "org", "B"), .. Two.Cases.Skip(1)],
            Away = [Away("C", 0, "10:15-10:20"), Away("org", 0, "09:00-09:05"), Away("E", 0, "11:30-12:00")],
        };
        Assert.Equal(
            ["Conflict case-01 B", "Away case-01 org", "Away case-02 C"],
            DefenceCheck.Faults(inputs, [One, Other, Third]).Select(Say));
    }

    [Theory]
    [InlineData("09:35", false), InlineData("09:40", true), InlineData("09:30", false)]
    public void Two_sessions_of_a_room_have_the_break_between_them(string second, bool holds)
    {
        var inputs = Two with { BreakMinutes = 10, Cases = [Case(1, "AB"), Case(2, "CD")] };
        Assert.Equal(holds, DefenceCheck.Faults(inputs, [One, At(2, 0, second, 1, "CD")]).Count == 0);
        Assert.Empty(DefenceCheck.Faults(inputs, [One, At(2, 0, second, 2, "CD")]));
    }

    [Fact]
    public void Of_one_session_only_what_concerns_it_is_named()
    {
        Assert.Equal(
            ["PersonTwice case-01 case-03 A"],
            DefenceCheck.FaultsOf(Two, At(1, 0, "11:00", 1, "AB"), [At(2, 1, "11:00", 1, "CD"), Third]).Select(Say));
        Assert.Equal(["CaseUnknown case-09"], DefenceCheck.FaultsOf(Two, At(9, 0, "11:00", 1, "A"), [One]).Select(Say));
    }

    [Fact]
    public void The_places_offered_for_a_session_are_those_that_pass()
    {
        var places = DefenceCheck.PlacesFor(Two, One, [One, Other, Third]);
        Assert.Equal((6 * 2 * 2) - 4, places.Count);
        Assert.DoesNotContain(places, p => p.Day == Monday && p.From == new TimeOnly(10, 0));
        Assert.DoesNotContain(places, p => p.Day == Monday && p.From == new TimeOnly(11, 0));
        Assert.All(places, p => Assert.Empty(DefenceCheck.Faults(Two, [One with { Place = p }, Other, Third])));
    }

    private static PlannedSession Read(string text) =>
        text.Split(' ') is [var number, var day, var from, var room, var panel]
            ? At(int.Parse(number, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture), from,
                int.Parse(room, CultureInfo.InvariantCulture), panel)
            : throw new FormatException(text);

    private static PlannedSession At(int number, int day, string from, int room, string panel) =>
        new($"case-{number:00}", Place(Monday.AddDays(day), from, room), [.. panel.Select(p => $"{p}")]);

    private static string Say(DefenceFault fault) =>
        string.Join(' ', new[] { $"{fault.Kind}", fault.CaseId, fault.Other, fault.Who }.OfType<string>());
}
