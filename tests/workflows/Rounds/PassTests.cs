using static Funding.Tests.Support.Rounds.CollegeStages;

namespace Funding.Workflows.Tests.Rounds;

public sealed class PassTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly StagePlan Plan = RoundPlan.Of(
        ShippedCatalogue.Colleges, ShippedKinds.All.Stage, new(2026, 3, 1), Calendar);

    private static readonly Gen<int> Stage = Gen.Int[0, Plan.Count - 1];

    [Fact]
    public void A_round_that_only_goes_on_is_in_the_first_pass_of_every_stage() =>
        Assert.All(Plan.Aggregate(Round(Plan[0].Id), (round, stage) => round.Enter(stage.Id)).Stages, s => Assert.Equal(1, s.Pass));

    [Fact]
    public void Going_back_every_stage_from_there_to_the_present_one_has_its_next_pass() => Gen.Select(Stage, Stage).Sample((from, to) =>
    {
        var after = Round(Plan[from].Id).Enter(Plan[to].Id);
        Assert.Equal(Plan[to].Id, after.Stage);
        Assert.All(after.Stages.Index(), s => Assert.Equal(to < from && s.Index >= to && s.Index <= from ? 2 : 1, s.Item.Pass));
        Assert.Equal(Plan.Select(s => s.Closes), after.Stages.Select(s => s.Closes));
    });

    [Fact]
    public void A_pass_is_never_used_twice_whatever_way_the_round_takes() => Stage.Array[0, 30].Sample(way =>
    {
        var round = Round(Plan[0].Id);
        var seen = new HashSet<(StageKey, int)> { (round.Stage, round.Pass) };
        foreach (var step in way)
        {
            // A round goes back to any stage before, or on to the next one.
            var to = Plan[step].Id;
            var target = Plan.IsBefore(to, round.Stage) ? to : Plan.NextOf(round.Stage)?.Id;
            if (target is null) continue;
            round = round.Enter(target.Value) with { Done = ["mark"] };
            Assert.True(seen.Add((round.Stage, round.Pass)));
        }
    });

    [Fact]
    public void Entering_a_stage_takes_the_marks_away_and_ending_keeps_the_pass()
    {
        var back = (Round(Approval) with { Done = ["mark"], VotingDeputies = ["d"] }).Enter(CollegeStages.Ranking);
        Assert.Empty(back.Done);
        Assert.Empty(back.VotingDeputies);
        var ended = (back with { Done = ["mark"] }).End(RoundStanding.Cancelled);
        Assert.Equal((RoundStanding.Cancelled, 2), (ended.Standing, ended.Pass));
        Assert.Empty(ended.Done);
    }

    [Fact]
    public void What_is_entered_again_has_its_whole_length_and_what_follows_a_stage_without_days_too()
    {
        var late = Plan.CloseOf(Approval).AddDays(20);
        var again = RoundPlan.Left(Plan, Approval, CollegeStages.Eligibility, late, Calendar);
        Assert.Equal(
            EligibilitySettings.Of(ShippedCatalogue.Colleges).WorkingDays,
            Calendar.WorkingDaysBetween(late, again.CloseOf(CollegeStages.Eligibility)));
        Assert.Equal(
            CommitteeSettings.Of(ShippedCatalogue.Colleges).WorkingDays,
            Calendar.WorkingDaysBetween(late, RoundPlan.Left(Plan, CollegeStages.Ranking, Approval, late, Calendar).CloseOf(Approval)));
        Assert.Same(Plan, RoundPlan.Left(Plan, Call, Recommendation, Plan.CloseOf(Call).AddDays(1), Calendar));
    }

    [Fact]
    public void A_link_of_an_earlier_pass_says_in_which_one_it_is_asked_again()
    {
        var asked = AskedPass.Of(Plan, CommitteeStage.Kind)!;
        Assert.Equal("approve.1", $"{asked}");
        Assert.Equal(asked, AskedPass.Read("approve.1"));
        Assert.Null(asked.AskedAgainIn(Plan));
        var again = Round(Approval).Enter(CollegeStages.Ranking).Stages;
        Assert.Equal(2, asked.AskedAgainIn(again));
        Assert.Null(AskedPass.Of(again, CommitteeStage.Kind)!.AskedAgainIn(again));
        Assert.Null(AskedPass.Of(Plan, "no-such-kind"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("approve")]
    [InlineData(".1")]
    [InlineData("approve.")]
    [InlineData("approve.0")]
    [InlineData("approve.-1")]
    [InlineData("approve.99999999999")]
    [InlineData("approve.1 ")]
    public void What_is_no_pass_is_read_as_none(string? text) => Assert.Null(AskedPass.Read(text));

    [Fact]
    public void A_pass_of_a_stage_that_the_round_has_not_says_nothing() => Assert.Null(new AskedPass(new("other"), 1).AskedAgainIn(Plan));

    [Fact]
    public void Each_pass_of_a_link_reads_back() => Gen.Int[1, int.MaxValue].Sample(pass =>
        Assert.Equal(new AskedPass(new("a.b"), pass), AskedPass.Read($"{new AskedPass(new("a.b"), pass)}")));

    private static Round Round(StageKey at) => new()
    {
        Id = "mixed-ownership-colleges-2026-1",
        ProgrammeId = "mixed-ownership-colleges",
        Year = 2026,
        Batch = 1,
        Name = new("甲", "A"),
        NoticeNumber = "1",
        Stage = at,
        Opens = new(2026, 3, 1),
        Stages = Plan,
        Committee = [],
        Deputies = [],
        SettingsHash = "",
    };
}
