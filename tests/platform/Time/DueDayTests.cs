namespace Funding.Platform.Tests.Time;

public sealed class DueDayTests
{
    private static readonly DateOnly Given = new(2026, 9, 30);

    [Fact]
    public void A_day_moves_later_only_and_never_to_one_that_is_over() =>
        Gen.Select(Gen.Int[-20, 20], Gen.Int[-20, 20]).Sample((counted, today) =>
        {
            var moved = DueDay.Moved(Given, Given.AddDays(counted), Given.AddDays(today));

            Assert.Equal(counted > 0 && counted >= today ? Given.AddDays(counted) : null, moved);
            // A second look with the same calendar changes nothing more.
            Assert.Null(DueDay.Moved(moved ?? Given, Given.AddDays(counted), Given.AddDays(today)));
        });

    [Fact]
    public void Holidays_move_the_fifth_working_day_and_a_made_up_saturday_pulls_none_nearer()
    {
        var asked = new DateOnly(2026, 9, 25);
        var weekly = WorkingCalendar.Weekly.AddWorkingDays(asked, 5);
        var holidays = new WorkingCalendar([new(2026, false, [new(2026, 10, 1), new(2026, 10, 2)], [], "notice")]);
        var madeUp = new WorkingCalendar([new(2026, false, [], [new(2026, 9, 26)], "notice")]);

        Assert.Equal(new DateOnly(2026, 10, 6), DueDay.Moved(weekly, holidays.AddWorkingDays(asked, 5), asked));
        Assert.Null(DueDay.Moved(weekly, madeUp.AddWorkingDays(asked, 5), asked));
    }
}
