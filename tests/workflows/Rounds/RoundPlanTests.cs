using CsCheck;
using Funding.Tests.Support;
using Funding.Workflows.Programmes;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Workflows.Tests.Rounds;

public sealed class RoundPlanTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly ProgrammeCalendar Lengths = ProgrammeCalendar.Of(ShippedCatalogue.Colleges);
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 1000].Select(n => new DateOnly(2024, 1, 1).AddDays(n));
    private static readonly Gen<RoundStage> Extensible = Gen.Int[0, 5].Select(n => new[]
    {
        RoundStage.Call,
        RoundStage.Recommendation,
        RoundStage.Eligibility,
        RoundStage.Draw,
        RoundStage.Review,
        RoundStage.Approval
    }[n]);

    [Fact]
    public void A_round_of_the_shipped_programme_across_the_spring_holidays_of_2026()
    {
        var dates = RoundPlan.Dates(Lengths, new(2026, 3, 1), Calendar);

        Assert.Equal(new(2026, 3, 30), dates.CallCloses);
        // 清明 4–6 April is off: ten working days after Monday 30 March.
        Assert.Equal(new(2026, 4, 14), dates.RecommendationCloses);
        // 劳动节 1–5 May is off, Saturday 9 May is worked.
        Assert.Equal(new(2026, 5, 8), dates.EligibilityCloses);
        // On which nothing is traded.
        Assert.Equal(new(2026, 5, 11), RoundPlan.PublicValueDay(dates.EligibilityCloses, Calendar.Trading));
        Assert.Equal(new(2026, 5, 14), dates.DrawCloses);
        Assert.Equal(new(2026, 6, 4), dates.ReviewCloses);
        Assert.Equal(new(2026, 6, 11), dates.ApprovalCloses);
    }

    [Fact]
    public void Every_plan_is_in_order_and_has_the_programmes_lengths() => Day.Sample(opens =>
    {
        var dates = RoundPlan.Dates(Lengths, opens, Calendar);
        Assert.Empty(RoundPlan.OutOfOrder(dates));
        Assert.Equal(Lengths.CallDays, dates.CallCloses.DayNumber - opens.DayNumber + 1);
        Assert.Equal(Lengths.RecommendationWorkingDays, Calendar.WorkingDaysBetween(dates.CallCloses, dates.RecommendationCloses));
        Assert.Equal(Lengths.EligibilityWorkingDays, Calendar.WorkingDaysBetween(dates.RecommendationCloses, dates.EligibilityCloses));
        Assert.Equal(Lengths.ReviewDays, dates.ReviewCloses.DayNumber - dates.DrawCloses.DayNumber);
        Assert.Equal(Lengths.ApprovalWorkingDays, Calendar.WorkingDaysBetween(dates.ReviewCloses, dates.ApprovalCloses));
        Assert.True(RoundPlan.PublicValueDay(dates.EligibilityCloses, Calendar.Trading) < dates.DrawCloses);
    });

    [Fact]
    public void An_extension_moves_its_stage_leaves_the_earlier_ones_and_shortens_none_after_it() =>
        Gen.Select(Day, Extensible, Gen.Int[1, 40]).Sample((opens, stage, by) =>
        {
            var dates = RoundPlan.Dates(Lengths, opens, Calendar);
            var day = RoundPlan.CloseOf(dates, stage).AddDays(by);
            var extended = RoundPlan.Extend(dates, stage, day, Calendar);

            Assert.Equal(day, RoundPlan.CloseOf(extended, stage));
            Assert.Equal(dates.CallOpens, extended.CallOpens);
            RoundStage? before = null;
            foreach (var each in new[]
            {
                RoundStage.Call,
                RoundStage.Recommendation,
                RoundStage.Eligibility,
                RoundStage.Draw,
                RoundStage.Review,
                RoundStage.Approval
            })
            {
                if (each < stage) Assert.Equal(RoundPlan.CloseOf(dates, each), RoundPlan.CloseOf(extended, each));
                else Assert.True(RoundPlan.CloseOf(extended, each) >= RoundPlan.CloseOf(dates, each));
                if (each > stage && each != RoundStage.Review)
                    Assert.Equal(
                        Calendar.WorkingDaysBetween(RoundPlan.CloseOf(dates, before!.Value), RoundPlan.CloseOf(dates, each)),
                        Calendar.WorkingDaysBetween(RoundPlan.CloseOf(extended, before.Value), RoundPlan.CloseOf(extended, each)));
                if (each > stage && each == RoundStage.Review) Assert.Equal(
                    Lengths.ReviewDays, extended.ReviewCloses.DayNumber - extended.DrawCloses.DayNumber);
                before = each;
            }

            Assert.Empty(RoundPlan.OutOfOrder(extended));
        });

    [Fact]
    public void A_stage_that_ends_in_time_moves_nothing_and_a_late_one_the_rest()
    {
        var dates = RoundPlan.Dates(Lengths, new(2026, 3, 1), Calendar);
        Assert.Equal(dates, RoundPlan.AfterLate(dates, RoundStage.Eligibility, dates.EligibilityCloses, Calendar));
        var late = RoundPlan.AfterLate(dates, RoundStage.Eligibility, dates.EligibilityCloses.AddDays(10), Calendar);
        Assert.Equal(dates.EligibilityCloses.AddDays(10), late.EligibilityCloses);
        Assert.True(late.ReviewCloses > dates.ReviewCloses);
    }

    [Fact]
    public void A_late_draw_leaves_the_experts_their_days_and_a_late_ranking_the_committee_its_own()
    {
        var dates = RoundPlan.Dates(Lengths, new(2026, 3, 1), Calendar);
        Assert.Equal(dates, RoundPlan.AfterDraw(dates, Lengths, dates.DrawCloses, Calendar));
        var drawn = RoundPlan.AfterDraw(dates, Lengths, dates.DrawCloses.AddDays(1), Calendar);
        Assert.Equal(dates.ReviewCloses.AddDays(1), drawn.ReviewCloses);
        Assert.Equal(dates, RoundPlan.AfterRanking(dates, Lengths, dates.ReviewCloses, Calendar));
        Assert.Equal(
            Calendar.AddWorkingDays(new(2026, 7, 1), 5), RoundPlan.AfterRanking(dates, Lengths, new(2026, 7, 1), Calendar).ApprovalCloses);
    }

    [Fact]
    public void The_named_day_never_comes_before_the_draws_inputs_are_settled_and_never_moves_back() =>
        Gen.Select(Day, Gen.Int[-40, 40], Gen.Int[-40, 40]).Sample((named, eligibility, today) =>
        {
            var (closes, now) = (named.AddDays(eligibility), named.AddDays(today));
            var day = RoundPlan.MovedValueDay(named, closes, now, Calendar.Trading);
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
            var dates = RoundPlan.Dates(Lengths, opens, Calendar);
            var named = RoundPlan.PublicValueDay(dates.EligibilityCloses, Calendar.Trading);
            Assert.True(Calendar.Trading.IsTradingDay(named), $"{opens:yyyy-MM-dd} names {named:yyyy-MM-dd}");
            Assert.Equal(Lengths.DrawWorkingDays, Calendar.WorkingDaysBetween(named, dates.DrawCloses));
            if (Calendar.AddWorkingDays(dates.EligibilityCloses, 1) != named) bad.Add((opens, named));
        }

        Assert.Equal((theSameYear, theNextYear), (NamedIn(year), NamedIn(year + 1)));

        string NamedIn(int of) => string.Join(' ', bad.Where(b => b.Named.Year == of).Select(b => $"{b.Opens:MM-dd}"));
    }

    [Fact]
    public void However_the_closings_move_the_value_falls_on_a_trading_day_and_the_committee_keeps_its_days() =>
        Gen.Select(Day, Gen.Enum<RoundStage>(), Gen.Int[0, 60], Gen.Int[0, 150], Gen.Bool).Sample((opens, stage, by, after, agreed) =>
        {
            var dates = RoundPlan.Dates(Lengths, opens, Calendar);
            var named = Calendar.AddWorkingDays(dates.EligibilityCloses, 1);
            var today = opens.AddDays(after);
            var round = InStage(stage, dates, named) with { Done = ["FixRosters", "RequestPublicValue"] };
            if (agreed) round = round with { Draw = round.Draw with { PublicValue = "3271.5" } };
            var extended = RoundPlan.Extend(dates, RoundStage.Eligibility, dates.EligibilityCloses.AddDays(by), Calendar);

            var moved = RoundPlan.Moved(round, extended, today, Calendar);

            var day = moved.Draw.PublicValueDay;
            Assert.Empty(RoundPlan.OutOfOrder(moved.Dates));
            var open = stage <= RoundStage.Eligibility || (stage == RoundStage.Draw && !agreed);
            if (open) Assert.True(Calendar.Trading.IsTradingDay(day));
            else Assert.Equal(named, day);
            if (day == named) Assert.Equal((extended, round.Done), (moved.Dates, moved.Done));
            else
            {
                var left = Calendar.WorkingDaysBetween(day, moved.Dates.DrawCloses);
                Assert.True(left >= Calendar.WorkingDaysBetween(named, dates.DrawCloses));
            }

            if (day != named && stage == RoundStage.Draw) Assert.Equal(["FixRosters"], moved.Done);
        });

    private static Round InStage(RoundStage stage, RoundDates dates, DateOnly valueDay) => new()
    {
        Id = "r",
        ProgrammeId = "p",
        Year = 2026,
        Batch = 1,
        Name = new("轮", "round"),
        NoticeNumber = "n",
        Stage = stage,
        Dates = dates,
        Committee = [],
        Deputies = [],
        Draw = new DrawPlan("", new("值", "value"), valueDay),
        SettingsHash = "",
    };

    [Fact]
    public void Closings_out_of_order_are_named_by_their_own_name()
    {
        var dates = RoundPlan.Dates(Lengths, new(2026, 3, 1), Calendar);
        Assert.Empty(RoundPlan.OutOfOrder(dates with { CallCloses = dates.CallOpens }));
        Assert.Equal(["callCloses"], RoundPlan.OutOfOrder(dates with { CallCloses = dates.CallOpens.AddDays(-1) }));
        Assert.Equal(["recommendationCloses"], RoundPlan.OutOfOrder(dates with { RecommendationCloses = dates.CallCloses }));
        Assert.Equal(["eligibilityCloses"], RoundPlan.OutOfOrder(dates with { EligibilityCloses = dates.RecommendationCloses }));
        Assert.Equal(["reviewCloses"], RoundPlan.OutOfOrder(dates with { ReviewCloses = dates.DrawCloses.AddDays(-1) }));
        Assert.Equal(
            ["drawCloses", "approvalCloses"],
            RoundPlan.OutOfOrder(dates with { DrawCloses = dates.EligibilityCloses.AddDays(-1), ApprovalCloses = dates.ReviewCloses }));
    }

    [Fact]
    public void A_stage_without_a_closing_of_its_own_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RoundPlan.CloseOf(
            RoundPlan.Dates(Lengths, new(2026, 3, 1), Calendar), RoundStage.Ranking));

    [Fact]
    public void A_round_over_the_new_year_is_computed_again_when_the_notice_comes_out()
    {
        // 2026 as if its notice were not out when the round of November 2025 was launched.
        var before = Calendar.Without([2026]);
        var dates = RoundPlan.Dates(Lengths, new(2025, 12, 1), before);
        Assert.Equal([2026], before.ProvisionalYears(dates.CallOpens, dates.ApprovalCloses));
        Assert.Equal(new(2026, 1, 13), dates.RecommendationCloses); // Monday to Friday alone

        var again = RoundPlan.Recompute(dates, RoundStage.Call, before, Calendar);
        Assert.Equal(dates.CallCloses, again.CallCloses);
        // 1–3 January are off, Sunday 4 January is worked.
        Assert.Equal(RoundPlan.Dates(Lengths, new(2025, 12, 1), Calendar).RecommendationCloses, again.RecommendationCloses);
        // 春节 is nine days off.
        Assert.Equal(Lengths.EligibilityWorkingDays, Calendar.WorkingDaysBetween(again.RecommendationCloses, again.EligibilityCloses));
        Assert.Empty(RoundPlan.OutOfOrder(again));
    }

    [Fact]
    public void Computed_again_what_is_past_stays_no_day_becomes_earlier_and_no_stage_shorter() =>
        Gen.Select(Gen.Int[-200, 200].Select(n => new DateOnly(2026, 1, 1).AddDays(n)), Gen.Enum<RoundStage>()).Sample((opens, stage) =>
        {
            var before = Calendar.Without([2026]);
            var dates = RoundPlan.Dates(Lengths, opens, before);
            var again = RoundPlan.Recompute(dates, stage, before, Calendar);
            if (stage > RoundStage.Approval) Assert.Equal(dates, again);
            RoundStage? previous = null;
            foreach (var each in new[]
            {
                RoundStage.Call,
                RoundStage.Recommendation,
                RoundStage.Eligibility,
                RoundStage.Draw,
                RoundStage.Review,
                RoundStage.Approval
            })
            {
                Assert.True(RoundPlan.CloseOf(again, each) >= RoundPlan.CloseOf(dates, each));
                if (each < stage) Assert.Equal(RoundPlan.CloseOf(dates, each), RoundPlan.CloseOf(again, each));
                if (previous is { } p && each >= stage && stage <= RoundStage.Approval && each != RoundStage.Review)
                    Assert.True(Calendar.WorkingDaysBetween(RoundPlan.CloseOf(again, p), RoundPlan.CloseOf(again, each))
                        >= before.WorkingDaysBetween(RoundPlan.CloseOf(dates, p), RoundPlan.CloseOf(dates, each)));
                previous = each;
            }

            Assert.Equal(again, RoundPlan.Recompute(again, stage, Calendar, Calendar));
            Assert.Equal(dates, RoundPlan.Recompute(dates, stage, before, before));
        });
}
