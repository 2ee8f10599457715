using static Funding.Tests.Support.Rounds.CollegeStages;

namespace Funding.Workflows.Tests.Rounds;

public sealed class RoundPlanTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly Programme Colleges = ShippedCatalogue.Colleges;
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 1000].Select(n => new DateOnly(2024, 1, 1).AddDays(n));
    private static readonly Gen<StageKey> Extensible = Gen.Int[0, Closing.Count - 1].Select(n => Closing[n]);
    private static readonly Gen<StageKey> Any = Gen.Int[0, All.Count - 1].Select(n => All[n]);

    [Fact]
    public void A_round_of_the_shipped_programme_across_the_spring_holidays_of_2026()
    {
        var dates = Plan(new(2026, 3, 1));

        Assert.Equal(new(2026, 3, 30), dates.CloseOf(Call));
        // 清明 4–6 April is off: ten working days after Monday 30 March.
        Assert.Equal(new(2026, 4, 14), dates.CloseOf(Recommendation));
        // 劳动节 1–5 May is off, Saturday 9 May is worked.
        Assert.Equal(new(2026, 5, 8), dates.CloseOf(CollegeStages.Eligibility));
        // On which nothing is traded.
        Assert.Equal(new(2026, 5, 11), DrawDays.ValueDay(dates, default, Calendar.Trading)!.Value);
        Assert.Equal(new(2026, 5, 14), dates.CloseOf(Draw));
        Assert.Equal(new(2026, 6, 4), dates.CloseOf(CollegeStages.Review));
        Assert.Equal(new(2026, 6, 18), dates.CloseOf(CollegeStages.Defence));
        // 端午 19–21 June is off.
        Assert.Equal(new(2026, 6, 26), dates.CloseOf(Countersign));
        Assert.Equal(new(2026, 7, 3), dates.CloseOf(Approval));
    }

    [Fact]
    public void Every_plan_is_in_order_and_has_the_programmes_lengths() => Day.Sample(opens =>
    {
        var dates = Plan(opens);
        Assert.Empty(RoundPlan.OutOfOrder(dates, opens));
        Assert.Equal(CallSettings.Of(Colleges).Days, dates.CloseOf(Call).DayNumber - opens.DayNumber + 1);
        Assert.Equal(
            QuotaSettings.Of(Colleges).WorkingDays, Calendar.WorkingDaysBetween(dates.CloseOf(Call), dates.CloseOf(Recommendation)));
        Assert.Equal(
            EligibilitySettings.Of(Colleges).WorkingDays,
            Calendar.WorkingDaysBetween(dates.CloseOf(Recommendation), dates.CloseOf(CollegeStages.Eligibility)));
        Assert.Equal(PanelReviewSettings.Of(Colleges).Days, dates.CloseOf(CollegeStages.Review).DayNumber - dates.CloseOf(Draw).DayNumber);
        Assert.Equal(
            DefenceSettings.Of(Colleges).Days,
            dates.CloseOf(CollegeStages.Defence).DayNumber - dates.CloseOf(CollegeStages.Review).DayNumber);
        Assert.Equal(
            CountersignSettings.Of(Colleges).WorkingDays,
            Calendar.WorkingDaysBetween(dates.CloseOf(CollegeStages.Defence), dates.CloseOf(Countersign)));
        Assert.Equal(
            CommitteeSettings.Of(Colleges).WorkingDays,
            Calendar.WorkingDaysBetween(dates.CloseOf(Countersign), dates.CloseOf(Approval)));
        Assert.True(DrawDays.ValueDay(dates, default, Calendar.Trading)!.Value < dates.CloseOf(Draw));
    });

    [Fact]
    public void An_extension_moves_its_stage_leaves_the_earlier_ones_and_shortens_none_after_it() =>
        Gen.Select(Day, Extensible, Gen.Int[1, 40]).Sample((opens, stage, by) =>
        {
            var dates = Plan(opens);
            var day = dates.CloseOf(stage).AddDays(by);
            var extended = RoundPlan.Extend(dates, stage, day, Calendar);

            Assert.Equal(day, extended.CloseOf(stage));
            Assert.Equal(dates.Select(s => s.Id), extended.Select(s => s.Id));
            StageKey? before = null;
            foreach (var each in Closing)
            {
                if (dates.IsBefore(each, stage)) Assert.Equal(dates.CloseOf(each), extended.CloseOf(each));
                else Assert.True(extended.CloseOf(each) >= dates.CloseOf(each));
                if (dates.IsBefore(stage, each) && !IsInDays(each))
                    Assert.Equal(
                        Calendar.WorkingDaysBetween(dates.CloseOf(before!.Value), dates.CloseOf(each)),
                        Calendar.WorkingDaysBetween(extended.CloseOf(before.Value), extended.CloseOf(each)));
                if (dates.IsBefore(stage, each) && IsInDays(each)) Assert.Equal(
                    dates.CloseOf(each).DayNumber - dates.CloseOf(before!.Value).DayNumber,
                    extended.CloseOf(each).DayNumber - extended.CloseOf(before.Value).DayNumber);
                before = each;
            }

            Assert.Empty(RoundPlan.OutOfOrder(extended, opens));
        });

    [Fact]
    public void A_stage_that_ends_in_time_moves_nothing_and_a_late_one_the_rest()
    {
        var dates = Plan(new(2026, 3, 1));
        Assert.Equal(dates, RoundPlan.AfterLate(dates, CollegeStages.Eligibility, dates.CloseOf(CollegeStages.Eligibility), Calendar));
        var late = RoundPlan.AfterLate(dates, CollegeStages.Eligibility, dates.CloseOf(CollegeStages.Eligibility).AddDays(10), Calendar);
        Assert.Equal(dates.CloseOf(CollegeStages.Eligibility).AddDays(10), late.CloseOf(CollegeStages.Eligibility));
        Assert.True(late.CloseOf(CollegeStages.Review) > dates.CloseOf(CollegeStages.Review));
    }

    [Fact]
    public void A_late_draw_leaves_the_experts_their_days_and_a_late_ranking_the_committee_its_own()
    {
        var dates = Plan(new(2026, 3, 1));
        Assert.Equal(dates, RoundPlan.Entered(dates, CollegeStages.Review, dates.CloseOf(Draw), Calendar));
        var drawn = RoundPlan.Entered(dates, CollegeStages.Review, dates.CloseOf(Draw).AddDays(1), Calendar);
        Assert.Equal(dates.CloseOf(CollegeStages.Review).AddDays(1), drawn.CloseOf(CollegeStages.Review));
        Assert.Equal(dates, RoundPlan.Entered(dates, Approval, dates.CloseOf(CollegeStages.Review), Calendar));
        Assert.Equal(
            Calendar.AddWorkingDays(new(2026, 7, 1), 5), RoundPlan.Entered(dates, Approval, new(2026, 7, 1), Calendar).CloseOf(Approval));
    }

    [Fact]
    public void The_named_day_never_comes_before_the_draws_inputs_are_settled_and_never_moves_back() =>
        Gen.Select(Day, Gen.Int[-40, 40], Gen.Int[-40, 40]).Sample((named, eligibility, today) =>
        {
            var (closes, now) = (named.AddDays(eligibility), named.AddDays(today));
            var day = DrawDays.Moved(named, closes, now, Calendar.Trading);
            Assert.True(day > closes && day > now);
            Assert.True(day >= named);
            Assert.Equal(named > closes && named > now && Calendar.Trading.IsTradingDay(named), day == named);
            Assert.True(Calendar.Trading.IsTradingDay(day));
        });

    // Launch days, by the year of the value's day, whose first working day after the eligibility check is a weekend that is worked, on
    // which no exchange trades.
    [Theory]
    [InlineData(2024, "01-30 02-21 03-04 07-11 07-12 07-13 07-24 08-01 08-02 08-03", "11-20 11-27")]
    [InlineData(2025, "02-19 07-24 07-25 07-26 07-31 08-01 08-02", "10-28 12-11 12-12 12-13 12-18 12-19 12-20")]
    [InlineData(2026, "03-01 07-16 07-17 07-18 07-30 07-31 08-01", "")]
    public void Every_launch_day_of_the_known_years_names_a_trading_day(int year, string theSameYear, string theNextYear)
    {
        var bad = new List<(DateOnly Opens, DateOnly Named)>();
        for (var opens = new DateOnly(year, 1, 1); opens.Year == year; opens = opens.AddDays(1))
        {
            var dates = Plan(opens);
            var named = DrawDays.ValueDay(dates, default, Calendar.Trading)!.Value;
            Assert.True(Calendar.Trading.IsTradingDay(named), $"{opens:yyyy-MM-dd} names {named:yyyy-MM-dd}");
            Assert.Equal(DrawSettings.Of(Colleges).WorkingDays, Calendar.WorkingDaysBetween(named, dates.CloseOf(Draw)));
            if (Calendar.AddWorkingDays(dates.CloseOf(CollegeStages.Eligibility), 1) != named) bad.Add((opens, named));
        }

        Assert.Equal((theSameYear, theNextYear), (NamedIn(year), NamedIn(year + 1)));

        string NamedIn(int of) => string.Join(' ', bad.Where(b => b.Named.Year == of).Select(b => $"{b.Opens:MM-dd}"));
    }

    [Fact]
    public void However_the_closings_move_the_value_falls_on_a_trading_day_and_the_committee_keeps_its_days() =>
        Gen.Select(Day, Any, Gen.Int[0, 60], Gen.Int[0, 150], Gen.Bool).Sample((opens, stage, by, after, agreed) =>
        {
            var dates = Plan(opens);
            var named = Calendar.AddWorkingDays(dates.CloseOf(CollegeStages.Eligibility), 1);
            var today = opens.AddDays(after);
            var round = InStage(stage, dates, opens, named) with { Done = ["FixRosters", "RequestPublicValue"] };
            if (agreed) round = round with { Draw = round.Draw! with { PublicValue = "3271.5" } };
            var extended = RoundPlan.Extend(
                dates, CollegeStages.Eligibility, dates.CloseOf(CollegeStages.Eligibility).AddDays(by), Calendar);

            var moved = DrawDays.Moved(round, extended, today, Calendar);

            var day = moved.Draw!.PublicValueDay;
            Assert.Empty(RoundPlan.OutOfOrder(moved.Stages, opens));
            var open = dates.IsBefore(stage, Draw) || (stage == Draw && !agreed);
            if (open) Assert.True(Calendar.Trading.IsTradingDay(day));
            else Assert.Equal(named, day);
            if (day == named) Assert.Equal((extended, round.Done), (moved.Stages, moved.Done));
            else
            {
                var left = Calendar.WorkingDaysBetween(day, moved.Stages.CloseOf(Draw));
                Assert.True(left >= Calendar.WorkingDaysBetween(named, dates.CloseOf(Draw)));
            }

        });

    /// <summary>It lasts so many days, worked or not.</summary>
    private static bool IsInDays(StageKey stage) => stage == CollegeStages.Review || stage == CollegeStages.Defence;

    private static Round InStage(StageKey stage, StagePlan plan, DateOnly opens, DateOnly valueDay) => new()
    {
        Id = "r",
        ProgrammeId = "p",
        Year = 2026,
        Batch = 1,
        Name = new("轮", "round"),
        NoticeNumber = "n",
        Stage = stage,
        Opens = opens,
        Stages = plan,
        Committee = [],
        Deputies = [],
        Draw = new DrawPlan("", new("值", "value"), valueDay),
        SettingsHash = "",
    };

    [Fact]
    public void A_list_of_other_stages_is_planned_extended_and_recounted_by_the_same_fold()
    {
        var (open, sign, rank, vote) = (new StageKey("open"), new StageKey("sign"), new StageKey("rank"), new StageKey("vote"));
        var plan = RoundPlan.Of(
            [
                new(open, "call", StageLength.InDays(30)), new(sign, "statement", StageLength.InWorkingDays(5)),
                new(rank, "ranking", StageLength.UntilDone), new(vote, "committee", StageLength.InDays(3)),
            ],
            new(2026, 3, 1),
            Calendar);
        Assert.Equal([new(2026, 3, 30), new(2026, 4, 7), null, new(2026, 4, 10)], plan.Select(s => s.Closes));
        Assert.Equal(
            [new(2026, 3, 31), new(2026, 4, 8), null, new(2026, 4, 11)],
            RoundPlan.Extend(plan, open, new(2026, 3, 31), Calendar).Select(s => s.Closes));
        Assert.Equal(new(2026, 4, 13), RoundPlan.Entered(plan, vote, new(2026, 4, 10), Calendar).CloseOf(vote));
        Assert.Throws<ArgumentOutOfRangeException>(() => RoundPlan.Extend(plan, rank, new(2026, 5, 1), Calendar));
    }

    [Fact]
    public void Closings_out_of_order_are_named_by_their_own_name()
    {
        var dates = Plan(new(2026, 3, 1));
        var opens = new DateOnly(2026, 3, 1);
        StageKey[] Wrong(StagePlan plan) => [.. RoundPlan.OutOfOrder(plan, opens)];
        Assert.Empty(Wrong(dates.With(Call, opens)));
        Assert.Equal([Call], Wrong(dates.With(Call, opens.AddDays(-1))));
        Assert.Equal([Recommendation], Wrong(dates.With(Recommendation, dates.CloseOf(Call))));
        Assert.Equal([CollegeStages.Eligibility], Wrong(dates.With(CollegeStages.Eligibility, dates.CloseOf(Recommendation))));
        Assert.Equal([CollegeStages.Review], Wrong(dates.With(CollegeStages.Review, dates.CloseOf(Draw).AddDays(-1))));
        Assert.Equal(
            [Draw, Approval],
            Wrong(dates.With(Draw, dates.CloseOf(CollegeStages.Eligibility).AddDays(-1))
                .With(Approval, dates.CloseOf(CollegeStages.Review))));
    }

    [Fact]
    public void A_stage_without_a_closing_of_its_own_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Plan(new(2026, 3, 1)).CloseOf(CollegeStages.Ranking));

    [Fact]
    public void A_round_over_the_new_year_is_computed_again_when_the_notice_comes_out()
    {
        // 2026 as if its notice were not out when the round of November 2025 was launched.
        var before = Calendar.Without([2026]);
        var dates = Plan(new(2025, 12, 1), before);
        Assert.Equal([2026], before.ProvisionalYears(new(2025, 12, 1), dates.CloseOf(Approval)));
        Assert.Equal(new(2026, 1, 13), dates.CloseOf(Recommendation)); // Monday to Friday alone

        var again = RoundPlan.Recompute(dates, Call, before, Calendar);
        Assert.Equal(dates.CloseOf(Call), again.CloseOf(Call));
        // 1–3 January are off, Sunday 4 January is worked.
        Assert.Equal(Plan(new(2025, 12, 1)).CloseOf(Recommendation), again.CloseOf(Recommendation));
        // 春节 is nine days off.
        Assert.Equal(
            EligibilitySettings.Of(Colleges).WorkingDays,
            Calendar.WorkingDaysBetween(again.CloseOf(Recommendation), again.CloseOf(CollegeStages.Eligibility)));
        Assert.Empty(RoundPlan.OutOfOrder(again, new(2025, 12, 1)));
    }

    [Fact]
    public void Computed_again_what_is_past_stays_no_day_becomes_earlier_and_no_stage_shorter() =>
        Gen.Select(Gen.Int[-200, 200].Select(n => new DateOnly(2026, 1, 1).AddDays(n)), Any).Sample((opens, stage) =>
        {
            var before = Calendar.Without([2026]);
            var dates = Plan(opens, before);
            var again = RoundPlan.Recompute(dates, stage, before, Calendar);
            if (dates.IsBefore(Approval, stage)) Assert.Equal(dates, again);
            StageKey? previous = null;
            foreach (var each in Closing)
            {
                Assert.True(again.CloseOf(each) >= dates.CloseOf(each));
                if (dates.IsBefore(each, stage)) Assert.Equal(dates.CloseOf(each), again.CloseOf(each));
                if (previous is { } p && !dates.IsBefore(each, stage) && !dates.IsBefore(Approval, stage) && !IsInDays(each))
                    Assert.True(Calendar.WorkingDaysBetween(again.CloseOf(p), again.CloseOf(each))
                        >= before.WorkingDaysBetween(dates.CloseOf(p), dates.CloseOf(each)));
                previous = each;
            }

            Assert.Equal(again, RoundPlan.Recompute(again, stage, Calendar, Calendar));
            Assert.Equal(dates, RoundPlan.Recompute(dates, stage, before, before));
        });
}
