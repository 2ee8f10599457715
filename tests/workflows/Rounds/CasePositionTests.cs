namespace Funding.Workflows.Tests.Rounds;

public sealed class CasePositionTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;

    private static readonly StagePlan Plan = RoundPlan.Of(
        [
            new(new("call"), RollingCallStage.Kind, StageLength.InDays(300)) { Splits = true },
            new(new("rules"), RulesStage.Kind, StageLength.UntilDone),
            new(new("approve"), CommitteeStage.Kind, StageLength.InWorkingDays(5)),
            new(new("notice"), NoticeStage.Kind, StageLength.InWorkingDays(5)),
            new(new("announce"), AnnouncementStage.Kind, StageLength.UntilDone),
        ],
        new(2026, 3, 1),
        Calendar);

    [Fact]
    public void Only_the_rolling_call_has_a_closing_and_an_extension_moves_nothing_else()
    {
        Assert.Equal([new DateOnly(2026, 12, 25), null, null, null, null], Plan.Select(s => s.Closes));
        Assert.Equal(
            [new DateOnly(2027, 1, 31), null, null, null, null],
            RoundPlan.Extend(Plan, new("call"), new(2027, 1, 31), Calendar).Select(s => s.Closes));
        Assert.Equal([false, true, true, true, true], Plan.Select(s => Plan.IsByCase(s.Id)));
        Assert.Equal(Plan, FundingJson.Deserialize<StagePlan>(FundingJson.Serialize(Plan)));
    }

    [Fact]
    public void A_round_is_for_each_application_in_the_stage_and_pass_of_its_case_and_otherwise_as_it_is()
    {
        var round = Round();
        var returned = new CasePosition(new("approve")).Enter(Plan, new("rules")).Enter(Plan, new("approve"));
        var seen = round.For(Application(returned));
        Assert.Equal((new StageKey("approve"), 2, true), (seen.Stage, seen.Pass, seen.IsAt(CommitteeStage.Kind)));
        Assert.Equal([1, 2, 2, 1, 1], seen.Stages.Select(s => s.Pass));
        Assert.Equal(["call", "rules", "approve", "notice", "announce"], round.PresentStages().Select(s => s.Id.Id));
        Assert.Same(round, round.For(Application(null)));
        var draft = round.For(Application(null));
        Assert.True(draft.IsAtCall());
        Assert.Equal(new(2026, 12, 25), seen.CallCloses());
    }

    [Fact]
    public void A_pass_is_never_used_twice_whatever_way_the_case_takes() => Gen.Int[1, Plan.Count - 1].Array[0, 30].Sample(way =>
    {
        var at = new CasePosition(Plan[1].Id);
        var seen = new HashSet<(StageKey, int)> { (at.Stage, at.PassOf(at.Stage)) };
        foreach (var step in way)
        {
            // An exit leads back to any stage before, or to the stage itself, and otherwise on to the next one.
            var to = Plan[step].Id;
            var target = Plan.IsBefore(to, at.Stage) || to == at.Stage ? to : Plan.NextOf(at.Stage)?.Id;
            if (target is null) continue;
            var before = at;
            at = FundingJson.Deserialize<CasePosition>(FundingJson.Serialize(at.Enter(Plan, target.Value)))!;
            Assert.True(seen.Add((at.Stage, at.PassOf(at.Stage))));
            Assert.All(Plan, s => Assert.True(at.PassOf(s.Id) >= before.PassOf(s.Id)));
        }
    });

    [Fact]
    public void A_cases_last_day_is_counted_from_the_day_on_which_it_came_and_a_longer_day_of_the_stage_holds()
    {
        var open = new OpenCase("a", DateTimeOffset.UnixEpoch, new(2026, 6, 5), []);
        Assert.Equal(new(2026, 6, 5), open.LastDay(Plan[2]));
        Assert.Equal(new(2026, 6, 9), open.LastDay(Plan[2] with { Closes = new(2026, 6, 9) }));
    }

    private static Round Round() => new()
    {
        Id = "grants-2026-1",
        ProgrammeId = "grants",
        Year = 2026,
        Batch = 1,
        Name = new("资助", "Grants"),
        NoticeNumber = "教申〔2026〕1号",
        Stage = new("call"),
        Opens = new(2026, 3, 1),
        Stages = Plan,
        Committee = [],
        Deputies = [],
        SettingsHash = "",
    };

    private static Application Application(CasePosition? at) => new()
    {
        Id = "a-1",
        RoundId = "grants-2026-1",
        CreditCode = "a",
        OrganisationName = "学院",
        ApplicantKind = "school",
        Desk = "hangzhou",
        State = ApplicationState.Submitted,
        Editors = ["p"],
        CreatedAt = DateTimeOffset.UnixEpoch,
        At = at,
    };
}
