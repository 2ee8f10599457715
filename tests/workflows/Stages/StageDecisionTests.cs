using static Funding.Tests.Support.Rounds.CollegeStages;

namespace Funding.Workflows.Tests.Stages;

public sealed class StageDecisionTests
{
    private static readonly StagePlan Plan = Closes(
        new(2026, 3, 30), new(2026, 4, 14), new(2026, 5, 8), new(2026, 5, 14), new(2026, 6, 4), new(2026, 6, 11), new(2026, 6, 11),
        new(2026, 6, 11));

    private static readonly DrawFacts Unknown = new(new(2026, 5, 11), false);
    private static readonly CommitteeSettings TwoVotes = new(5, 2);
    private static readonly CommitteeFacts NoVote = new(0, false, false);
    private static readonly PanelReviewFacts AllSigned = new(false, false, false);

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00");

    private static StageMoment In(StageKey stage, string local, params string[] done) =>
        new(At(local), Plan.Of(stage).Closes, done.ToHashSet());

    private static void Does(StageAct act, StageStep step) => Assert.Equal(act, step.Act);

    private static void Leaves(StageStep step, string exit = StageStep.NextStage) => Assert.Equal(StageStep.Leave(exit), step);

    private static void Waits(string? until, StageStep step) =>
        Assert.Equal(StageStep.WaitUntil(until is null ? null : At(until)), step);

    [Fact]
    public void A_call_that_is_open_again_restores_what_lapsed_and_still_closes_on_its_day()
    {
        Does(CallStage.RestoreDrafts, CallStage.Next(new(true), In(Call, "2026-03-30T09:00")));
        Leaves(CallStage.Next(new(true), In(Call, "2026-03-31T00:10")));
    }

    [Fact]
    public void The_call_closes_ten_minutes_after_its_last_day()
    {
        Waits("2026-03-31T00:10", CallStage.Next(new(false), In(Call, "2026-03-01T01:00")));
        Waits("2026-03-31T00:10", CallStage.Next(new(false), In(Call, "2026-03-31T00:09:59.999")));
        Leaves(CallStage.Next(new(false), In(Call, "2026-03-31T00:10")));
    }

    [Fact]
    public void Desks_are_reminded_two_days_before_their_last_day_and_never_after_it()
    {
        Waits("2026-04-12T00:00", QuotaStage.Next(In(Recommendation, "2026-04-11T23:59:59")));
        Does(QuotaStage.RemindRecommenders, QuotaStage.Next(In(Recommendation, "2026-04-12T00:00")));
        Does(QuotaStage.RemindRecommenders, QuotaStage.Next(In(Recommendation, "2026-04-14T23:59:59")));
        Waits("2026-04-15T00:00", QuotaStage.Next(In(Recommendation, "2026-04-12T00:00", "RemindRecommenders 2026-04-14")));
        Leaves(QuotaStage.Next(In(Recommendation, "2026-04-15T00:00")));
    }

    [Fact]
    public void An_extended_stage_is_reminded_of_its_new_last_day() => Does(
        QuotaStage.RemindRecommenders,
        QuotaStage.Next(In(Recommendation, "2026-04-12T00:00", "RemindRecommenders 2026-04-10")));

    [Fact]
    public void The_eligibility_check_ends_with_its_last_decision_and_escalates_daily_past_its_end()
    {
        StageStep Next(string local, params string[] done) => EligibilityStage.Next(new(true), In(CollegeStages.Eligibility, local, done));
        Waits("2026-05-06T00:00", Next("2026-04-20T09:00"));
        Does(EligibilityStage.RemindOfficers, Next("2026-05-06T00:00"));
        Waits("2026-05-09T00:00", Next("2026-05-08T23:59:59", "RemindOfficers 2026-05-08"));
        Does(EligibilityStage.EscalateEligibility, Next("2026-05-09T00:00"));
        Waits("2026-05-10T00:00", Next("2026-05-09T10:00", "EscalateEligibility 2026-05-09"));
        Does(EligibilityStage.EscalateEligibility, Next("2026-05-10T00:00", "EscalateEligibility 2026-05-09"));
        Leaves(EligibilityStage.Next(new(false), In(CollegeStages.Eligibility, "2026-04-15T00:00")));
    }

    [Fact]
    public void Rosters_are_fixed_as_the_named_day_begins_and_the_value_is_asked_for_when_it_is_over()
    {
        StageStep Next(string local, params string[] done) => DrawStage.Next(Unknown, In(Draw, local, done));
        const string asked = "RequestPublicValue 2026-05-11";
        Waits("2026-05-11T00:00", Next("2026-05-10T23:59:59"));
        Does(DrawStage.FixRosters, Next("2026-05-11T00:00"));
        Waits("2026-05-12T00:00", Next("2026-05-11T15:30", "FixRosters"));
        Does(DrawStage.RequestPublicValue, Next("2026-05-12T00:00", "FixRosters"));
        Waits("2026-05-14T00:00", Next("2026-05-13T00:00", "FixRosters", asked));
        Does(DrawStage.RemindPublicValue, Next("2026-05-14T00:00", "FixRosters", asked));
        Does(DrawStage.AskDeputiesForPublicValue, Next("2026-05-15T00:00", "FixRosters", asked));
        Waits("2026-05-16T00:00", Next("2026-05-15T00:00", "FixRosters", asked, "AskDeputiesForPublicValue 2026-05-15"));
    }

    [Fact]
    public void When_the_named_day_moves_the_rosters_stay_fixed_and_the_value_is_asked_for_again() => Does(
        DrawStage.RequestPublicValue,
        DrawStage.Next(Unknown, In(Draw, "2026-05-12T00:00", "FixRosters", "RequestPublicValue 2026-05-08")));

    [Fact]
    public void No_panel_is_drawn_before_the_named_day_is_over_or_from_rosters_that_are_not_fixed()
    {
        var agreed = Unknown with { ValueAgreed = true };
        Waits("2026-05-12T00:00", DrawStage.Next(agreed, In(Draw, "2026-05-11T23:59:59", "FixRosters")));
        Leaves(DrawStage.Next(agreed, In(Draw, "2026-05-12T00:00", "FixRosters")));
        Does(DrawStage.FixRosters, DrawStage.Next(agreed, In(Draw, "2026-05-12T00:00")));
    }

    [Fact]
    public void Empty_seats_are_filled_while_time_remains()
    {
        var empty = new PanelReviewFacts(true, true, false);
        Does(PanelReviewStage.FillPanels, PanelReviewStage.Next(empty, In(CollegeStages.Review, "2026-06-04T23:59:59")));
        Leaves(PanelReviewStage.Next(empty, In(CollegeStages.Review, "2026-06-05T00:00")));
        Waits(
            "2026-06-05T00:00",
            PanelReviewStage.Next(AllSigned with { SheetsUnsigned = true }, In(CollegeStages.Review, "2026-05-20T00:00")));
        Leaves(PanelReviewStage.Next(AllSigned, In(CollegeStages.Review, "2026-05-20T00:00")));
    }

    [Fact]
    public void Nobody_is_left_unranked_because_no_expert_scored()
    {
        var unscored = AllSigned with { Unscored = true };
        Waits("2026-06-05T00:00", PanelReviewStage.Next(unscored, In(CollegeStages.Review, "2026-05-20T00:00")));
        Does(
            PanelReviewStage.EscalateUnscored,
            PanelReviewStage.Next(unscored with { SheetsUnsigned = true }, In(CollegeStages.Review, "2026-06-05T00:00")));
        Waits(
            "2026-06-06T00:00",
            PanelReviewStage.Next(unscored, In(CollegeStages.Review, "2026-06-05T12:00", "EscalateUnscored 2026-06-05")));
    }

    [Fact]
    public void A_returned_ranking_is_brought_to_mind_daily_and_ranked_only_when_released()
    {
        StageStep Next(string local, params string[] done) =>
            RankingStage.Next(new(At("2026-06-08T15:00")), In(CollegeStages.Ranking, local, done));
        Waits("2026-06-09T00:00", Next("2026-06-08T15:00"));
        Does(RankingStage.RemindReturnedRanking, Next("2026-06-09T00:00"));
        Waits("2026-06-10T00:00", Next("2026-06-09T00:00", "RemindReturnedRanking 2026-06-09"));
        Leaves(RankingStage.Next(new(null), In(CollegeStages.Ranking, "2026-06-08T15:00")));
    }

    [Theory]
    [InlineData(0, false, null)]
    [InlineData(1, false, null)]
    [InlineData(2, false, "next")]
    [InlineData(3, true, "returned")]
    public void Two_votes_open_the_notice_and_one_return_outweighs_them(int approvals, bool returned, string? exit)
    {
        var step = CommitteeStage.Next(TwoVotes, new(approvals, false, returned), In(Approval, "2026-06-05T00:00"));
        if (exit is null) Does(CommitteeStage.RequestApproval, step);
        else Leaves(step, exit);
    }

    [Fact]
    public void Members_are_reminded_on_their_last_day_and_deputies_called_after_it_or_at_once_when_members_are_conflicted()
    {
        StageStep Next(string local, params string[] done) => CommitteeStage.Next(TwoVotes, NoVote, In(Approval, local, done));
        Waits("2026-06-11T00:00", Next("2026-06-05T00:00", "RequestApproval"));
        Does(CommitteeStage.RemindApproval, Next("2026-06-11T00:00", "RequestApproval"));
        Waits("2026-06-12T00:00", Next("2026-06-11T00:00", "RequestApproval", "RemindApproval 2026-06-11"));
        Does(CommitteeStage.CallDeputies, Next("2026-06-12T00:00", "RequestApproval"));
        var conflicted = NoVote with { MembersConflicted = true };
        Does(CommitteeStage.CallDeputies, CommitteeStage.Next(TwoVotes, conflicted, In(Approval, "2026-06-05T10:00", "RequestApproval")));
        Waits(
            "2026-06-06T00:00",
            CommitteeStage.Next(TwoVotes, conflicted, In(Approval, "2026-06-05T10:00", "RequestApproval", "CallDeputies 2026-06-05")));
    }

    [Fact]
    public void The_announcement_waits_for_the_notice_and_is_made_at_once()
    {
        var (stands, later) = (new DateOnly(2026, 6, 19), new DateOnly(2026, 6, 24));
        Waits("2026-06-20T00:00", NoticeStage.Next(new(stands, null, true), In(CollegeStages.PublicNotice, "2026-06-19T23:59")));
        Waits("2026-06-20T00:00", NoticeStage.Next(new(stands, later, false), In(CollegeStages.PublicNotice, "2026-06-19T23:59")));
        Waits("2026-06-25T00:00", NoticeStage.Next(new(stands, later, true), In(CollegeStages.PublicNotice, "2026-06-20T00:00")));
        Waits(null, NoticeStage.Next(new(stands, null, true), In(CollegeStages.PublicNotice, "2026-06-25T00:00")));
        Leaves(NoticeStage.Next(new(stands, null, false), In(CollegeStages.PublicNotice, "2026-06-20T00:00")));
        Leaves(AnnouncementStage.Next(AnnouncementFacts.WithoutMoney, In(CollegeStages.Announcement, "2026-07-20T10:00")));
    }

    /// <summary>Rows in which nobody ever acts, whatever was done before, and a clock that is looked at early, late and twice.</summary>
    [Fact]
    public void Walking_a_stage_repeats_no_act_and_always_waits_for_a_moment_ahead() =>
        (from stage in Gen.Int[0, All.Count - 1]
         from bits in Gen.Int[0, 255]
         from start in Gen.Int[0, 200 * 24 * 60]
         from late in Gen.Int[0, 3 * 24 * 60].Array[12]
         select (Stage: All[stage], bits, start, late)).Sample(walk =>
        {
            var now = ShanghaiTime.StartOf(new(2026, 3, 1)).AddMinutes(walk.start);
            var looksAgain = (walk.bits & 128) != 0 ? now.AddDays(3) : (DateTimeOffset?)null;
            var next = Decision(walk.Stage, walk.bits, now, looksAgain);
            var done = new HashSet<string>();
            foreach (var minutes in walk.late)
            {
                StageStep At(DateTimeOffset moment) => next(new StageMoment(moment, Plan.Of(walk.Stage).Closes, done));
                for (var step = At(now); step is not { Act: null, Exit: null }; step = At(now))
                {
                    Assert.Null(step.WakeAt);
                    if (step.Act?.Mark(step.Deadline, now) is not { } mark) return;
                    Assert.True(done.Add(mark), $"{step.Act} twice at {now}");
                }

                var wait = At(now);
                Assert.Equal(wait, At(now));
                if (wait.WakeAt is not { } wake) return;
                Assert.True(wake > now, $"waits at {now} until {wake}");
                if (looksAgain <= wake) return;
                // Nothing becomes due before the moment that is waited for.
                Assert.Null(At(now + (wake - now) / 2).Act);
                now = wake.AddMinutes(minutes);
            }
        });

    private static Func<StageMoment, StageStep> Decision(StageKey stage, int bits, DateTimeOffset now, DateTimeOffset? looksAgain)
    {
        bool Bit(int n) => (bits & (1 << n)) != 0;
        return Plan.Of(stage).Kind switch
        {
            CallStage.Kind => m => CallStage.Next(new(false), m),
            QuotaStage.Kind => QuotaStage.Next,
            EligibilityStage.Kind => m => EligibilityStage.Next(new(Bit(0)), m),
            DrawStage.Kind => m => DrawStage.Next(Unknown with { ValueAgreed = Bit(1) }, m),
            PanelReviewStage.Kind => m => PanelReviewStage.Next(new(false, Bit(2), Bit(3)), m),
            RankingStage.Kind => m => RankingStage.Next(new(Bit(4) ? now : null), m),
            CommitteeStage.Kind => m => CommitteeStage.Next(TwoVotes, new(Bit(5) ? 1 : 0, Bit(6), false), m),
            NoticeStage.Kind => m => NoticeStage.Next(
                new(ShanghaiTime.DayOf(now), looksAgain is { } at ? ShanghaiTime.DayOf(at) : null, true), m),
            _ => m => AnnouncementStage.Next(new(Bit(4) ? now : null, Bit(5)), m),
        };
    }
}
