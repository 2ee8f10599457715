using CsCheck;

namespace Funding.Workflows.Tests.Years;

public sealed class NextYearTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;

    [Theory]
    [InlineData("2026-03-02", "2027-03-08")] // Monday of week 10
    [InlineData("2026-12-31", "2027-12-30")] // Thursday of week 53, which 2027 has not
    [InlineData("2025-12-31", "2027-01-06")] // Wednesday of week 1 of 2026
    public void A_day_keeps_its_week_and_its_name(string day, string moved)
    {
        var (from, to) = (Day(day), NextYear.SameWeek(Day(day), 1));

        Assert.Equal(from.DayOfWeek, to.DayOfWeek);
        Assert.Equal(Day(moved), to);
    }

    [Fact]
    public void A_day_off_becomes_the_next_working_day_and_a_make_up_day_of_last_year_is_none_this_year()
    {
        var calendar = new WorkingCalendar(
        [
            new CalendarYear(2026, false, [new(2026, 3, 9)], [new(2026, 3, 7)], "国办发明电〔2025〕7号"),
            new CalendarYear(2027, false, [new(2027, 3, 8), new(2027, 3, 9)], [], "国办发明电〔2026〕9号"),
        ]);
        var plan = CollegeStages.Plan(new(2026, 3, 2), calendar).With(CollegeStages.Call, new(2026, 3, 7));

        var moved = NextYear.Of(plan, new(2026, 3, 2), 1, calendar);

        Assert.Equal(new DateOnly(2027, 3, 10), moved.Opens);
        Assert.Equal(new DateOnly(2027, 3, 15), moved.Closes[CollegeStages.Call]);
    }

    [Fact]
    public void Wherever_a_round_lay_its_days_are_working_days_in_their_order() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[1, 3]).Sample((from, years) =>
        {
            var opens = new DateOnly(2025, 1, 1).AddDays(from);
            var plan = CollegeStages.Plan(opens);
            var moved = NextYear.Of(plan, opens, years, Calendar);
            var again = moved.Closes.Aggregate(plan, (all, c) => all.With(c.Key, c.Value));

            Assert.Equal(plan.Where(s => s.Closes is not null).Select(s => s.Id), moved.Closes.Keys);
            Assert.All(moved.Closes.Values.Append(moved.Opens), d => Assert.True(Calendar.IsWorkingDay(d)));
            Assert.Empty(RoundPlan.OutOfOrder(again, moved.Opens));
        });

    [Theory]
    [InlineData("教申〔2026〕3号", "教申〔2027〕3号")]
    [InlineData("通知第3号", "通知第3号")]
    public void The_number_of_the_notice_has_the_new_year_in_its_place(string number, string moved) =>
        Assert.Equal(moved, NextYear.NumberOf(number, 2026, 1));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
