using CsCheck;

namespace Funding.Workflows.Tests.Rehearsals;

public sealed class WeeklyLoadsTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly StageKey Review = new("review");

    [Fact]
    public void Work_is_spread_by_the_working_days_of_each_week()
    {
        // Friday to the Wednesday after: one working day, then three.
        var spread = WeeklyLoads.Spread(40, new(2026, 3, 6), new(2026, 3, 11), Calendar);

        Assert.Equal([(new DateOnly(2026, 3, 2), 10), (new DateOnly(2026, 3, 9), 30)], spread);
    }

    [Fact]
    public void A_make_up_Saturday_counts_as_the_working_day_that_it_is()
    {
        var calendar = new WorkingCalendar([new CalendarYear(2026, false, [new(2026, 3, 9)], [new(2026, 3, 7)], "国办发明电〔2025〕7号")]);

        var spread = WeeklyLoads.Spread(10, new(2026, 3, 7), new(2026, 3, 10), calendar);

        Assert.Equal([5, 5], spread.Select(w => w.Cases));
    }

    [Fact]
    public void On_days_off_alone_everything_is_the_first_weeks() =>
        Assert.Equal([(new DateOnly(2026, 3, 2), 7)], WeeklyLoads.Spread(7, new(2026, 3, 7), new(2026, 3, 8), Calendar));

    [Fact]
    public void Nothing_is_lost_or_added_and_no_week_is_below_zero() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 700], Gen.Int[0, 120]).Sample((cases, from, length) =>
        {
            var first = new DateOnly(2026, 1, 1).AddDays(from);
            var spread = WeeklyLoads.Spread(cases, first, first.AddDays(length), Calendar);
            Assert.Equal(cases, spread.Sum(w => w.Cases));
            Assert.All(spread, w => Assert.True(w.Cases >= 0 && w.Monday.DayOfWeek == DayOfWeek.Monday));
        });

    [Fact]
    public void The_most_of_one_person_is_told_beside_the_sum_and_the_number_of_people()
    {
        var time = new StageTime(Review, new("评审", "Review"), new(2026, 3, 2), new(2026, 3, 6), new(2026, 3, 6), 5, [], [], false);
        RehearsedWork[] work =
        [
            new(Worker.Expert, new("专家1", "Expert 1"), Review, 8),
            new(Worker.Expert, new("专家2", "Expert 2"), Review, 3),
            new(Worker.Officer, new("审查人员1", "Officer 1"), new("other"), 3),
        ];

        var load = Assert.Single(WeeklyLoads.Of(work, [time], Calendar));

        Assert.Equal(new(Worker.Expert, new(2026, 3, 2), 2, 11, 8), load);
    }
}
