using static Funding.Tests.Support.Rounds.CollegeStages;

namespace Funding.Workflows.Tests.Rounds;

public sealed class ConcernsTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly DateOnly Opens = new(2026, 3, 1);
    private static readonly StagePlan Shipped = Plan(Opens);
    private static readonly Bilingual Hangzhou = new("杭州市", "Hangzhou");
    private static readonly Gen<int> AnyClosing = Gen.Int[0, Closing.Count - 1];

    private static readonly Gen<RoundPart> Parts = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 6], Gen.Enum<ApplicationState>(), Gen.Int[0, 3],
        Gen.Bool)
        .Select(RoundPart (person, kind, state, count, votes) => kind switch
        {
            0 or 1 => new ApplicantPart($"p{person}", $"学院{count}", state, CallStage.Kind),
            2 => new DeskPart($"p{person}", Hangzhou, count, count, CallStage.Kind),
            3 => new OfficerPart($"p{person}"),
            4 => new ExpertPart($"p{person}", count),
            5 => votes ? new VotePart($"p{person}") : new ValuePart($"p{person}"),
            _ => new StaffPart($"p{person}"),
        });

    /// <summary>The round in a stage, and its change when one closing moves by a week.</summary>
    private static DeadlineChange Extended(StageKey stage, StageKey now, int days = 7)
    {
        var before = RoundIn(now);
        var plan = RoundPlan.Extend(Shipped, stage, Shipped.CloseOf(stage).AddDays(days), Calendar);
        var moved = DrawDays.Moved(before, plan, Opens, Calendar);
        var after = Shipped.IsBefore(stage, now) ? moved.Enter(Call) : moved;
        return DeadlineChange.Of(before, after, DaysOf(before), DaysOf(after));
    }

    private static Round RoundIn(StageKey stage) => new()
    {
        Id = "colleges-2026-1",
        ProgrammeId = "colleges",
        Year = 2026,
        Batch = 1,
        Name = new("轮次", "Round"),
        NoticeNumber = "教申〔2026〕1号",
        Stage = stage,
        Opens = Opens,
        Stages = Shipped,
        Committee = ["chair", "vice"],
        Deputies = [],
        Draw = new DrawPlan("00", new("指数", "Index"), DrawDays.ValueDay(Shipped, Opens, Calendar.Trading)!.Value),
        SettingsHash = "",
    };

    private static ConcernKind[] KindsOf(DeadlineChange change, params RoundPart[] parts) =>
        [.. Concerns.Decide(change, parts).SelectMany(c => c.Concerns).Select(c => c.Kind)];

    [Fact]
    public void A_longer_call_concerns_drafts_and_submissions_and_none_that_was_given_up()
    {
        var change = Extended(Call, Call);

        Assert.Equal([ConcernKind.Draft], KindsOf(change, new ApplicantPart("a", "学院", ApplicationState.Draft, CallStage.Kind)));
        Assert.Equal([ConcernKind.Submission], KindsOf(change, new ApplicantPart("a", "学院", ApplicationState.Submitted, CallStage.Kind)));
        foreach (var state in Enum.GetValues<ApplicationState>().Except([ApplicationState.Draft, ApplicationState.Submitted]))
        {
            Assert.Empty(KindsOf(change, new ApplicantPart("a", "学院", state, CallStage.Kind)));
        }
    }

    [Fact]
    public void Every_later_stage_that_moves_along_concerns_those_of_that_stage()
    {
        var change = Extended(Call, Call);

        Assert.Equal(DaysOf(RoundIn(Call)).Select(d => d.Day), change.Moved.Select(m => m.Day));
        Assert.Equal([ConcernKind.Desk], KindsOf(change, new DeskPart("d", Hangzhou, 3, 0, CallStage.Kind)));
        Assert.Equal([ConcernKind.Officer], KindsOf(change, new OfficerPart("o")));
        Assert.Equal([ConcernKind.PublicValue, ConcernKind.PublicValue, ConcernKind.Approval],
            KindsOf(change, new ValuePart("m"), new VotePart("m")));
        Assert.Equal([new(Draw, DrawStage.Kind, DrawStage.ValueDay), new(Draw, DrawStage.Kind), new(Approval, CommitteeStage.Kind)],
            Concerns.Decide(change, [new ValuePart("m"), new VotePart("m")])[0].Concerns.Select(c => c.Moved.Day));
    }

    [Fact]
    public void A_longer_recommendation_concerns_desks_that_have_something_to_recommend()
    {
        var change = Extended(Recommendation, Recommendation);

        Assert.Equal([ConcernKind.Desk], KindsOf(change, new DeskPart("d", Hangzhou, 3, 1, CallStage.Kind)));
        Assert.Empty(KindsOf(change, new DeskPart("d", Hangzhou, 3, 0, CallStage.Kind), new DeskPart("e", Hangzhou, 0, 2, CallStage.Kind),
            new ApplicantPart("a", "学院", ApplicationState.Submitted, CallStage.Kind),
            new ApplicantPart("b", "学院", ApplicationState.Lapsed, CallStage.Kind)));
    }

    [Fact]
    public void A_desk_whose_window_only_begins_later_is_told_so()
    {
        // 2026-03-30 is a Monday; with a week's holiday in between the end of the window may stay. Here the end is left out of the change.
        var change = new DeadlineChange(
            Call, [CallStage.Kind, QuotaStage.Kind], [new MovedDay(new(Call, CallStage.Kind), new(2026, 3, 27), new(2026, 3, 28))]);

        var concern = Assert.Single(Assert.Single(Concerns.Decide(change, [new DeskPart("d", Hangzhou, 3, 0, CallStage.Kind)])).Concerns);

        Assert.Equal(new Concern(ConcernKind.Desk, change.Moved[0], Hangzhou, By: QuotaStage.Kind), concern);
    }

    [Fact]
    public void A_longer_eligibility_check_concerns_officers_and_whoever_enters_the_value_afterwards_but_no_applicant()
    {
        var change = Extended(CollegeStages.Eligibility, CollegeStages.Eligibility);

        Assert.Equal([ConcernKind.Officer],
            KindsOf(change, new OfficerPart("o"), new ApplicantPart("a", "学院", ApplicationState.UnderCorrection, CallStage.Kind),
            new DeskPart("d", Hangzhou, 3, 2, CallStage.Kind)));
        Assert.Equal([ConcernKind.PublicValue, ConcernKind.PublicValue], KindsOf(change, new ValuePart("m")));
    }

    [Fact]
    public void An_eligibility_check_that_ended_late_concerns_its_officers_no_more()
    {
        var before = RoundIn(CollegeStages.Eligibility);
        var ended = Shipped.CloseOf(CollegeStages.Eligibility).AddDays(10);
        var after = DrawDays.Moved(before, RoundPlan.AfterLate(Shipped, CollegeStages.Eligibility, ended, Calendar), ended, Calendar);
        var change = DeadlineChange.Of(before, after, DaysOf(before), DaysOf(after)).AfterLateEnd(Shipped);

        Assert.Equal(
            [(Draw, DrawStage.ValueDay), (Draw, null), (CollegeStages.Review, null), (CollegeStages.Defence, null),
                (Countersign, null), (Approval, null)],
            change.Moved.Select(m => (m.Day.Stage, m.Day.Named)));
        Assert.Empty(KindsOf(change, new OfficerPart("o"), new DeskPart("d", Hangzhou, 3, 2, CallStage.Kind)));
        Assert.Equal([ConcernKind.PublicValue, ConcernKind.PublicValue, ConcernKind.Approval],
            KindsOf(change, new ValuePart("m"), new VotePart("m")));
        Assert.Empty(DeadlineChange.Of(before, before, DaysOf(before), DaysOf(before)).AfterLateEnd(Shipped).Moved);
    }

    [Fact]
    public void A_longer_draw_concerns_those_who_have_not_entered_the_value()
    {
        var change = Extended(Draw, Draw);

        Assert.Equal([ConcernKind.PublicValue],
            KindsOf(change, new ValuePart("m"), new OfficerPart("o")));
    }

    [Fact]
    public void A_longer_review_concerns_experts_with_unsigned_sheets_and_nobody_who_signed_or_declined()
    {
        var change = Extended(CollegeStages.Review, CollegeStages.Review);
        var review = change.Find(PanelReviewStage.Kind)!;

        var told = Concerns.Decide(change,
            [new ExpertPart("open", 3), new ExpertPart("done", 0), new ExpertPart("late", 1, review.Old, review.New)]);

        Assert.Equal(["open", "late"], told.Select(t => t.PersonId));
        Assert.Equal([new Concern(ConcernKind.Review, review, null, 3, PanelReviewStage.Kind)], told[0].Concerns);
        Assert.Equal([ConcernKind.Review, ConcernKind.Answer], told[1].Concerns.Select(c => c.Kind));
    }

    [Fact]
    public void A_longer_approval_concerns_those_who_have_not_voted()
    {
        var change = Extended(Approval, Approval);

        Assert.Equal([ConcernKind.Approval],
            KindsOf(change, new ValuePart("m"), new VotePart("m"), new ValuePart("voted"), new ExpertPart("e", 2),
            new OfficerPart("o")));
    }

    [Fact]
    public void A_call_that_is_opened_again_concerns_what_lapsed_what_was_submitted_and_the_desks_that_had_begun()
    {
        var change = Extended(Call, Recommendation);

        Assert.True(change.Reopens);
        Assert.Equal([ConcernKind.Draft], KindsOf(change, new ApplicantPart("a", "学院", ApplicationState.Lapsed, CallStage.Kind)));
        Assert.Equal([ConcernKind.Submission], KindsOf(change, new ApplicantPart("a", "学院", ApplicationState.Submitted, CallStage.Kind)));
        Assert.Equal([ConcernKind.Desk], KindsOf(change, new DeskPart("d", Hangzhou, 3, 0, CallStage.Kind)));
        Assert.Empty(KindsOf(change, new ApplicantPart("a", "学院", ApplicationState.Withdrawn, CallStage.Kind)));
    }

    [Fact]
    public void Who_is_of_several_kinds_is_told_once_what_presses_most_first_and_staff_only_where_nothing_else_is_theirs()
    {
        var change = Extended(Call, Call);

        var told = Concerns.Decide(change,
            [new StaffPart("a"), new OfficerPart("a"), new ApplicantPart("a", "二", ApplicationState.Submitted, CallStage.Kind),
            new ApplicantPart("a", "一", ApplicationState.Draft, CallStage.Kind), new StaffPart("b")]);

        Assert.Equal(["a", "b"], told.Select(t => t.PersonId));
        Assert.Equal([ConcernKind.Draft, ConcernKind.Submission, ConcernKind.Officer], told[0].Concerns.Select(c => c.Kind));
        Assert.Equal([new Concern(ConcernKind.Staff, change.Moved[0])], told[1].Concerns);
        Assert.Equal([(ConcernKind.Draft, 1), (ConcernKind.Submission, 1), (ConcernKind.Officer, 1), (ConcernKind.Staff, 1)],
            Concerns.ByKind(told));
    }

    [Fact]
    public void Nothing_that_moves_concerns_nobody() =>
        Assert.Empty(Concerns.Decide(
            new DeadlineChange(CollegeStages.Review, [PanelReviewStage.Kind], []), [new StaffPart("a"), new ExpertPart("b", 1)]));

    [Fact]
    public void For_any_people_and_any_stage_nobody_is_told_twice_nothing_is_said_twice_and_every_day_named_has_moved() =>
        Gen.Select(Parts.List[0, 30], AnyClosing, AnyClosing, Gen.Int[1, 40]).Sample((parts, stage, later, days) =>
        {
            var change = Extended(Closing[Math.Min(Closing.Count - 1, stage + later)], Closing[stage], days);
            var told = Concerns.Decide(change, parts);

            Assert.Equal(told.Count, told.Select(t => t.PersonId).Distinct().Count());
            Assert.Subset(parts.Select(p => p.PersonId).ToHashSet(), told.Select(t => t.PersonId).ToHashSet());
            Assert.Superset(parts.OfType<StaffPart>().Select(p => p.PersonId).ToHashSet(), told.Select(t => t.PersonId).ToHashSet());
            Assert.All(told, t =>
            {
                Assert.NotEmpty(t.Concerns);
                Assert.Equal(t.Concerns.Count, t.Concerns.Distinct().Count());
                Assert.All(t.Concerns, c => Assert.True(c.Moved.New > c.Moved.Old));
                Assert.True(t.Concerns.Count == 1 || t.Concerns.All(c => c.Kind != ConcernKind.Staff));
            });
            Assert.All(Concerns.ByKind(told), k => Assert.InRange(k.Persons, 1, told.Count));
            // The order of the rows changes nothing but the order of the people.
            Assert.Equal(told.Select(t => t.PersonId).Order(), Concerns.Decide(change, parts.AsEnumerable().Reverse())
                .Select(t => t.PersonId).Order());
        });
}
