using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

/// <summary>Caps beside that of a city: by an answer of the form, or by the desk.</summary>
public sealed class CapsTests
{
    private static readonly DateTimeOffset Day = new(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly RankingInputs Studios = Grouped(
        Inputs(
            new(3, 2, 2, ["skills"]) { Within = [new("occupation", 1), new("desk", 2)] },
            ("A-01", "hangzhou", [(95, 95)]), ("A-02", "hangzhou", [(90, 90)]), ("A-03", "ningbo", [(85, 85)]),
            ("A-04", null, [(80, 80)]), ("A-05", "hangzhou", [(75, 75)])),
        "occupation=turner desk=hangzhou", "occupation=turner desk=hangzhou", "occupation=welder desk=ningbo", null,
        "occupation=chef desk=hangzhou");

    private static readonly RankingFile File = RankingFile.Of(Studios, new Dictionary<string, string>(), new Dictionary<string, string>());

    [Fact]
    public void A_full_group_passes_a_better_score_by_and_who_has_no_answer_is_exempt()
    {
        Assert.Equal(["A-01", "A-03", "A-04"], File.Result.Selected.Select(e => e.Key));
        Assert.Equal(
        [
            StandingReason.WithinPlaces, StandingReason.CapReached, StandingReason.WithinPlaces, StandingReason.WithinPlaces,
            StandingReason.BeyondPlaces,
        ], File.Result.Entries.Select(e => e.Reason));
        Assert.Equal(["A-02", "A-05"], File.Result.ReserveList.Select(e => e.Key));
    }

    [Fact]
    public void An_applicant_is_counted_where_it_handed_in_more_than_its_cap_lets_through()
    {
        var rules = new SelectionRules(3, null, 0, []) { Within = [new(GroupCap.Organisation, 2)] };
        Assert.Equal(["b"], RankingGroups.Crowded(rules, ["a", "b", "c", "b", "a", "b"]));
        Assert.Empty(RankingGroups.Crowded(rules, ["a", "a", "b"]));
        Assert.Empty(RankingGroups.Crowded(rules with { Within = [new("desk", 1)] }, ["a", "a"]));
    }

    [Fact]
    public void A_full_city_is_named_before_a_full_group()
    {
        var both = Grouped(
            Inputs(new(2, 1, 0, []) { Within = [new("occupation", 1)] }, ("a", "x", [(90, 90)]), ("b", "x", [(80, 80)])),
            "occupation=turner", "occupation=turner");
        Assert.Equal(StandingReason.CityCapReached, Ranking.Rank(both).Entries[1].Reason);
    }

    [Fact]
    public void The_reserve_moves_up_where_its_groups_have_room()
    {
        SuccessionResult After(params string[] removed) => Succession.After(
            File.Result, Studios.Rules, [.. removed.Select((key, i) => new Removal(key, Day.AddDays(i)))]);
        Assert.Equal(["A-02"], After("A-01").Promotions.Select(p => p.Key));
        Assert.Equal(["A-05"], After("A-03").Promotions.Select(p => p.Key));
        Assert.Equal(["A-05", "A-02"], After("A-04", "A-01").Promotions.Select(p => p.Key));
    }

    [Fact]
    public void The_hash_is_the_one_the_script_of_the_documentation_prints_and_the_file_verifies()
    {
        Assert.Equal("22abdc147d6a564ce799d3eb264e8df922cbcb883279e3aa1d9070b9a855b980", File.Hash);
        var text = FundingJson.Serialize(File);
        Assert.Contains("\"groups\":\"occupation=turner desk=hangzhou\"", text, StringComparison.Ordinal);
        Assert.True(RankingVerifier.Verify(PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(text)), File.Hash).Holds);
        Assert.False(RankingVerifier.Verify(File with { Inputs = Studios with { Rules = Studios.Rules with { Within = null } } }).Holds);
        Assert.False(RankingVerifier.Verify(File with
        {
            Inputs = Studios with { Rules = Studios.Rules with { Within = [new("occupation", 2), new("desk", 2)] } },
        }).Holds);
    }

    [Theory]
    [InlineData("occupation=turner occupation=welder")]
    [InlineData("school=1")]
    [InlineData("occupation")]
    [InlineData("occupation=turner=1")]
    public void What_the_rules_do_not_count_is_a_fault_of_the_inputs(string groups) => Assert.Contains(
        "A-01 is counted by", RankingInputFaults.Of(Studios with
        {
            Applications = [Studios.Applications[0] with { Groups = groups }, .. Studios.Applications.Skip(1)],
        })[0], StringComparison.Ordinal);

    [Fact]
    public void A_cap_is_given_once_and_at_least_1_and_goes_with_places_alone()
    {
        string[] Faults(SelectionRules rules) => [.. RankingInputFaults.Of(Studios with { Rules = rules, Applications = [] })];
        Assert.Contains("a cap by desk is given twice", Faults(Studios.Rules with { Within = [new("desk", 1), new("desk", 2)] }));
        Assert.Contains("a cap within a group is at least 1", Faults(Studios.Rules with { Within = [new("desk", 0)] }));
        Assert.Contains("a threshold has no places, no cap and no reserve", Faults(new(null, null, 0, [])
        {
            Shape = SelectionShape.Threshold,
            MinimumScore = 60,
            Within = [new("desk", 1)],
        }));
    }

    [Fact]
    public void Every_cap_holds_and_whoever_is_passed_over_has_a_full_one() => AnyCappedRound.Sample(inputs =>
    {
        var result = Ranking.Rank(inputs);
        var (selected, rules) = (result.Selected.ToList(), inputs.Rules);
        int Of(Func<RankedEntry, string?> by, RankedEntry entry) => selected.Count(s => by(s) == by(entry) && s.Rank < entry.Rank);
        Assert.All(selected.Where(e => e.Groups is not null).GroupBy(e => e.Groups), g => Assert.True(g.Count() <= rules.Within![0].Max));
        foreach (var entry in result.Entries.Where(e => e.Standing is Standing.Reserve or Standing.NotSelected
            && e.Reason != StandingReason.BelowMinimum))
        {
            if (entry.Reason == StandingReason.CapReached)
                Assert.Equal(rules.Within![0].Max, Of(e => e.Groups, entry));
            else if (entry.Reason == StandingReason.CityCapReached)
                Assert.Equal(rules.CapPerCity, Of(e => e.City, entry));
            else
                Assert.Equal((StandingReason.BeyondPlaces, rules.Places), (entry.Reason, selected.Count));
        }

        Assert.Equal(result.Entries, Ranking.Rank(Shuffled(inputs)).Entries);
        Assert.Equal(RankingHash.Of(inputs, result), RankingHash.Of(Shuffled(inputs), result));
    }, iter: 1_000);

    [Fact]
    public void No_cap_is_passed_by_a_succession() => AnyCappedRound.Select(Gen.Int[0, 13].Array[0, 6]).Sample((inputs, picks) =>
    {
        if (inputs.Applications.Count == 0) return;
        var ranking = Ranking.Rank(inputs);
        var removals = Removals(inputs, picks, Day);
        var after = Succession.After(ranking, inputs.Rules, removals);
        Assert.Equal(ranking.Selected.Count(), after.Selected.Count + after.Vacant);
        Assert.All(
            after.Selected.Where(e => e.Groups is not null).GroupBy(e => e.Groups),
            g => Assert.True(g.Count() <= inputs.Rules.Within![0].Max));
    }, iter: 1_000);

    [Fact]
    public void Each_single_sheet_is_left_out_with_the_caps_in_force() =>
        AnyCappedRound.Sample(HoldsWithoutEachSheet, iter: 200);

    private static RankingInputs Grouped(RankingInputs inputs, params string?[] groups) => inputs with
    {
        Applications = [.. inputs.Applications.Select((a, i) => a with { Groups = groups[i] })],
    };
}
