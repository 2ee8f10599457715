using CsCheck;

namespace Funding.Platform.Tests.Time;

/// <summary>Nobody is written to at midnight or on a Sunday, unless Monday would be too late.</summary>
public sealed class OfficeHoursTests
{
    // 1 May to 5 May 2026 are off; 9 May is a Saturday that is worked.
    private static readonly WorkingCalendar Calendar = new(
    [
        new CalendarYear(
            2026, false, [.. Enumerable.Range(1, 5).Select(d => new DateOnly(2026, 5, d))], [new(2026, 5, 9)], "国办发明电〔2025〕1号"),
    ]);

    private static readonly OfficeHours Hours = new(Calendar);

    private static readonly Gen<DateTimeOffset> Moment = Gen.Int[0, 30 * 24 * 60].Select(
        minutes => At("2026-04-20T00:00").AddMinutes(minutes));

    [Theory]
    [InlineData("2026-04-20T00:00", "2026-04-20T08:30")]
    [InlineData("2026-04-20T08:29", "2026-04-20T08:30")]
    [InlineData("2026-04-20T08:30", "2026-04-20T08:30")]
    [InlineData("2026-04-20T17:29", "2026-04-20T17:29")]
    [InlineData("2026-04-20T17:30", "2026-04-21T08:30")]
    [InlineData("2026-04-24T18:00", "2026-04-27T08:30")]
    [InlineData("2026-04-30T17:30", "2026-05-06T08:30")]
    [InlineData("2026-05-02T10:00", "2026-05-06T08:30")]
    [InlineData("2026-05-08T20:00", "2026-05-09T08:30")]
    [InlineData("2026-05-09T12:00", "2026-05-09T12:00")]
    [InlineData("2026-05-10T12:00", "2026-05-11T08:30")]
    public void The_next_moment_is_in_office_hours_of_a_working_day(string now, string next) => Assert.Equal(At(next), Hours.Next(At(now)));

    [Theory]
    [InlineData("2026-05-02T00:00", "2026-05-03T00:00", "2026-05-02T08:30")]
    [InlineData("2026-05-02T00:00", "2026-05-06T08:30", "2026-05-02T08:30")]
    [InlineData("2026-05-02T00:00", "2026-05-06T08:31", "2026-05-06T08:30")]
    [InlineData("2026-05-02T18:00", "2026-05-03T00:00", "2026-05-02T18:00")]
    [InlineData("2026-05-02T03:00", "2026-05-02T08:00", "2026-05-02T03:00")]
    [InlineData("2026-05-02T03:00", "2026-05-01T00:00", "2026-05-06T08:30")]
    [InlineData("2026-04-20T00:00", "2026-04-21T00:00", "2026-04-20T08:30")]
    public void What_would_come_too_late_goes_on_any_day_before_its_term_or_at_once(string now, string term, string next) =>
        Assert.Equal(At(next), Hours.Next(At(now), At(term)));

    [Fact]
    public void It_is_never_earlier_than_now_and_in_office_hours_by_itself() => Moment.Sample(now =>
    {
        var next = Hours.Next(now);
        var (day, hour) = (ShanghaiTime.DayOf(next), ShanghaiTime.Local(next).TimeOfDay);
        return next >= now && Hours.Next(next) == next && Calendar.IsWorkingDay(day) && hour >= OfficeHours.Opens
            && hour < OfficeHours.Closes;
    });

    [Fact]
    public void A_term_makes_nothing_later_and_one_ahead_is_never_missed() => Gen.Select(Moment, Moment).Sample((now, term) =>
        Hours.Next(now, term) <= Hours.Next(now) && Hours.Next(now, term) >= now && (term <= now || Hours.Next(now, term) < term));

    [Fact]
    public void Whoever_comes_later_is_not_told_earlier() => Gen.Select(Moment, Moment).Sample((one, other) =>
        one > other || Hours.Next(one) <= Hours.Next(other));

    [Fact]
    public void What_is_said_each_day_of_a_holiday_is_of_one_day() => Assert.Equal(
        [new DateOnly(2026, 5, 6)],
        Enumerable.Range(1, 6).Select(d => Hours.DayOf(At($"2026-05-0{d}T00:00"))).Distinct());

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse($"{local}+08:00", CultureInfo.InvariantCulture);
}
