using CsCheck;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Workflows.Tests.Rounds;

public sealed class RoundDecisionTests
{
    private static readonly RoundDates Dates = new()
    {
        CallOpens = new(2026, 3, 1),
        CallCloses = new(2026, 3, 30),
        RecommendationCloses = new(2026, 4, 14),
        EligibilityCloses = new(2026, 5, 8),
        DrawCloses = new(2026, 5, 14),
        ReviewCloses = new(2026, 6, 4),
        ApprovalCloses = new(2026, 6, 11),
    };

    private static RoundFacts In(RoundStage stage, params string[] done) =>
        new() { Stage = stage, Dates = Dates, PublicValueDay = new(2026, 5, 11), Done = done.ToHashSet() };

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00");

    private static Step<RoundAct> Next(RoundFacts facts, string local) => RoundDecision.Next(facts, At(local));

    private static void Does(RoundAct act, RoundFacts facts, string local) => Assert.Equal(Step<RoundAct>.Do(act), Next(facts, local));

    private static void Waits(string? until, RoundFacts facts, string local) =>
        Assert.Equal(Step<RoundAct>.WaitUntil(until is null ? null : At(until)), Next(facts, local));

    [Fact]
    public void A_call_that_is_open_again_restores_what_lapsed_and_still_closes_on_its_day()
    {
        Does(RoundAct.RestoreDrafts, In(RoundStage.Call) with { DraftsLapsed = true }, "2026-03-30T09:00");
        Does(RoundAct.CloseCall, In(RoundStage.Call) with { DraftsLapsed = true }, "2026-03-31T00:10");
    }

    [Fact]
    public void The_call_closes_ten_minutes_after_its_last_day()
    {
        Waits("2026-03-31T00:10", In(RoundStage.Call), "2026-03-01T01:00");
        Waits("2026-03-31T00:10", In(RoundStage.Call), "2026-03-31T00:09:59.999");
        Does(RoundAct.CloseCall, In(RoundStage.Call), "2026-03-31T00:10");
    }

    [Fact]
    public void Desks_are_reminded_two_days_before_their_last_day_and_never_after_it()
    {
        Waits("2026-04-12T00:00", In(RoundStage.Recommendation), "2026-04-11T23:59:59");
        Does(RoundAct.RemindRecommenders, In(RoundStage.Recommendation), "2026-04-12T00:00");
        Does(RoundAct.RemindRecommenders, In(RoundStage.Recommendation), "2026-04-14T23:59:59");
        Waits("2026-04-15T00:00", In(RoundStage.Recommendation, "RemindRecommenders"), "2026-04-12T00:00");
        Does(RoundAct.CloseRecommendation, In(RoundStage.Recommendation), "2026-04-15T00:00");
    }

    [Fact]
    public void The_eligibility_check_ends_with_its_last_decision_and_escalates_daily_past_its_end()
    {
        var open = In(RoundStage.Eligibility) with { EligibilityOpen = true };
        Waits("2026-05-06T00:00", open, "2026-04-20T09:00");
        Does(RoundAct.RemindOfficers, open, "2026-05-06T00:00");
        Waits("2026-05-09T00:00", open with { Done = new HashSet<string> { "RemindOfficers" } }, "2026-05-08T23:59:59");
        Does(RoundAct.EscalateEligibility, open, "2026-05-09T00:00");
        Waits("2026-05-10T00:00", open with { Done = new HashSet<string> { "EscalateEligibility 2026-05-09" } }, "2026-05-09T10:00");
        Does(
            RoundAct.EscalateEligibility,
            open with { Done = new HashSet<string> { "EscalateEligibility 2026-05-09" } },
            "2026-05-10T00:00");
        Does(RoundAct.CloseEligibility, In(RoundStage.Eligibility), "2026-04-15T00:00");
    }

    [Fact]
    public void Rosters_are_fixed_as_the_named_day_begins_and_the_value_is_asked_for_when_it_is_over()
    {
        Waits("2026-05-11T00:00", In(RoundStage.Draw), "2026-05-10T23:59:59");
        Does(RoundAct.FixRosters, In(RoundStage.Draw), "2026-05-11T00:00");
        Waits("2026-05-12T00:00", In(RoundStage.Draw, "FixRosters"), "2026-05-11T15:30");
        Does(RoundAct.RequestPublicValue, In(RoundStage.Draw, "FixRosters"), "2026-05-12T00:00");
        Waits("2026-05-14T00:00", In(RoundStage.Draw, "FixRosters", "RequestPublicValue"), "2026-05-13T00:00");
        Does(RoundAct.RemindPublicValue, In(RoundStage.Draw, "FixRosters", "RequestPublicValue"), "2026-05-14T00:00");
        Does(RoundAct.AskDeputiesForPublicValue, In(RoundStage.Draw, "FixRosters", "RequestPublicValue"), "2026-05-15T00:00");
        Waits(
            "2026-05-16T00:00",
            In(RoundStage.Draw, "FixRosters", "RequestPublicValue", "AskDeputiesForPublicValue 2026-05-15"),
            "2026-05-15T00:00");
    }

    [Fact]
    public void No_panel_is_drawn_before_the_named_day_is_over_or_from_rosters_that_are_not_fixed()
    {
        var agreed = In(RoundStage.Draw, "FixRosters") with { PublicValueAgreed = true };
        Waits("2026-05-12T00:00", agreed, "2026-05-11T23:59:59");
        Does(RoundAct.DrawPanels, agreed, "2026-05-12T00:00");
        Does(RoundAct.FixRosters, agreed with { Done = new HashSet<string>() }, "2026-05-12T00:00");
    }

    [Fact]
    public void Empty_seats_are_filled_while_time_remains()
    {
        var empty = In(RoundStage.Review) with { SeatsToFill = true, SheetsUnsigned = true };
        Does(RoundAct.FillPanels, empty, "2026-06-04T23:59:59");
        Does(RoundAct.CloseReview, empty, "2026-06-05T00:00");
        Waits("2026-06-05T00:00", In(RoundStage.Review) with { SheetsUnsigned = true }, "2026-05-20T00:00");
        Does(RoundAct.CloseReview, In(RoundStage.Review), "2026-05-20T00:00");
    }

    [Fact]
    public void Nobody_is_left_unranked_because_no_expert_scored()
    {
        var unscored = In(RoundStage.Review) with { Unscored = true };
        Waits("2026-06-05T00:00", unscored, "2026-05-20T00:00");
        Does(RoundAct.EscalateUnscored, unscored with { SheetsUnsigned = true }, "2026-06-05T00:00");
        Waits("2026-06-06T00:00", unscored with { Done = new HashSet<string> { "EscalateUnscored 2026-06-05" } }, "2026-06-05T12:00");
    }

    [Fact]
    public void A_returned_ranking_is_brought_to_mind_daily_and_ranked_only_when_released()
    {
        var held = In(RoundStage.Ranking) with { RankingHeldSince = At("2026-06-08T15:00") };
        Waits("2026-06-09T00:00", held, "2026-06-08T15:00");
        Does(RoundAct.RemindReturnedRanking, held, "2026-06-09T00:00");
        Waits("2026-06-10T00:00", held with { Done = new HashSet<string> { "RemindReturnedRanking 2026-06-09" } }, "2026-06-09T00:00");
        Does(RoundAct.RankApplications, In(RoundStage.Ranking), "2026-06-08T15:00");
    }

    [Theory]
    [InlineData(0, false, RoundAct.RequestApproval)]
    [InlineData(1, false, RoundAct.RequestApproval)]
    [InlineData(2, false, RoundAct.OpenPublicNotice)]
    [InlineData(3, true, RoundAct.ReturnToRanking)]
    public void Two_votes_open_the_notice_and_one_return_outweighs_them(int approvals, bool returned, RoundAct act) =>
        Does(act, In(RoundStage.Approval) with { Approvals = approvals, ApprovalReturned = returned }, "2026-06-05T00:00");

    [Fact]
    public void Members_are_reminded_on_their_last_day_and_deputies_called_after_it_or_at_once_when_members_are_conflicted()
    {
        Waits("2026-06-11T00:00", In(RoundStage.Approval, "RequestApproval"), "2026-06-05T00:00");
        Does(RoundAct.RemindApproval, In(RoundStage.Approval, "RequestApproval"), "2026-06-11T00:00");
        Waits("2026-06-12T00:00", In(RoundStage.Approval, "RequestApproval", "RemindApproval"), "2026-06-11T00:00");
        Does(RoundAct.CallDeputies, In(RoundStage.Approval, "RequestApproval"), "2026-06-12T00:00");
        var conflicted = In(RoundStage.Approval, "RequestApproval") with { MembersConflicted = true };
        Does(RoundAct.CallDeputies, conflicted, "2026-06-05T10:00");
        Waits(
            "2026-06-06T00:00",
            conflicted with { Done = new HashSet<string> { "RequestApproval", "CallDeputies 2026-06-05" } },
            "2026-06-05T10:00");
    }

    [Fact]
    public void The_announcement_waits_for_the_notice_and_a_cancelled_round_is_wound_up_once()
    {
        Waits("2026-06-20T00:00", In(RoundStage.PublicNotice) with { NoticeLooksAgainAt = At("2026-06-20T00:00") }, "2026-06-15T00:00");
        Waits(null, In(RoundStage.PublicNotice), "2026-07-15T00:00");
        Does(RoundAct.Announce, In(RoundStage.PublicNotice) with { NoticeMayClose = true }, "2026-06-20T00:00");
        Does(RoundAct.WindUp, In(RoundStage.Cancelled), "2026-06-20T00:00");
        Assert.Equal(Step<RoundAct>.End, Next(In(RoundStage.Cancelled, "WindUp"), "2026-06-20T00:00"));
        Assert.Equal(Step<RoundAct>.End, Next(In(RoundStage.Announced), "2026-06-20T00:00"));
    }

    [Fact]
    public void A_sealed_closing_goes_on_whatever_else_the_rows_say()
    {
        var late = In(RoundStage.Approval) with { Sealed = RoundAct.OpenPublicNotice, ApprovalReturned = true };
        Does(RoundAct.OpenPublicNotice, late, "2026-06-05T00:00");
    }

    /// <summary>Rows in which nobody ever acts, whatever was done before, and a clock that is looked at early, late and twice.</summary>
    [Fact]
    public void Walking_a_stage_repeats_no_act_and_always_waits_for_a_moment_ahead() =>
        (from stage in Gen.Enum<RoundStage>()
         from bits in Gen.Int[0, 255]
         from start in Gen.Int[0, 200 * 24 * 60]
         from late in Gen.Int[0, 3 * 24 * 60].Array[12]
         select (stage, bits, start, late)).Sample(walk =>
        {
            bool Bit(int n) => (walk.bits & (1 << n)) != 0;
            var now = ShanghaiTime.StartOf(Dates.CallOpens).AddMinutes(walk.start);
            var facts = In(walk.stage) with
            {
                EligibilityOpen = Bit(0),
                PublicValueAgreed = Bit(1),
                SheetsUnsigned = Bit(2),
                Unscored = Bit(3),
                RankingHeldSince = Bit(4) ? now : null,
                Approvals = Bit(5) ? 1 : 0,
                MembersConflicted = Bit(6),
                NoticeLooksAgainAt = Bit(7) ? now.AddDays(3) : null,
            };
            var done = new HashSet<string>();
            var days = new Dictionary<RoundAct, HashSet<DateOnly>>();
            foreach (var minutes in walk.late)
            {
                for (var step = RoundDecision.Next(facts, now); step.Act is { } act; step = RoundDecision.Next(facts, now))
                {
                    Assert.Null(step.WakeAt);
                    if (Closes(act)) return;
                    Assert.True(done.Add(RoundMarks.Of(act, now)), $"{act} twice at {now}");
                    facts = facts with { Done = done };
                }

                var wait = RoundDecision.Next(facts, now);
                Assert.Equal(wait, RoundDecision.Next(facts, now));
                if (wait.Finished || wait.WakeAt is not { } wake) return;
                Assert.True(wake > now, $"waits at {now} until {wake}");
                if (facts.NoticeLooksAgainAt <= wake) return;
                // Nothing becomes due before the moment that is waited for.
                Assert.Null(RoundDecision.Next(facts, now + (wake - now) / 2).Act);
                now = wake.AddMinutes(minutes);
            }
        });

    private static bool Closes(RoundAct act) =>
        act is RoundAct.CloseCall or RoundAct.CloseRecommendation or RoundAct.CloseEligibility or RoundAct.DrawPanels
            or RoundAct.FillPanels or RoundAct.CloseReview or RoundAct.RankApplications
                or RoundAct.ReturnToRanking or RoundAct.OpenPublicNotice or RoundAct.Announce;
}
