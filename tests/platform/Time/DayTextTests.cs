namespace Funding.Platform.Tests.Time;

public sealed class DayTextTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void A_day_is_written_as_each_language_writes_it() =>
        Assert.Equal(new Bilingual("2026年3月2日", "2 March 2026"), DayText.Of(Monday));

    [Theory]
    [InlineData(0, "一", "Monday"), InlineData(1, "二", "Tuesday"), InlineData(2, "三", "Wednesday"), InlineData(3, "四", "Thursday"),
        InlineData(4, "五", "Friday"), InlineData(5, "六", "Saturday"), InlineData(6, "日", "Sunday")]
    public void A_day_of_the_week_is_named(int days, string zh, string en) => Assert.Equal(
        new Bilingual($"2026年3月{2 + days}日（星期{zh}）", $"{en}, {2 + days} March 2026"), DayText.OfWeek(Monday.AddDays(days)));

    [Fact]
    public void A_moment_is_of_Beijing_whatever_its_offset() => Assert.Equal(
        new Bilingual("2026年3月3日 07:59", "3 March 2026, 07:59"),
        DayText.Of(new DateTimeOffset(2026, 3, 2, 23, 59, 30, TimeSpan.Zero)));

    [Fact]
    public void A_moment_to_the_second_says_whose_time_it_is() => Assert.Equal(
        new Bilingual("2026年3月3日 07:59:30", "3 March 2026, 07:59:30 (Beijing time)"),
        DayText.ToTheSecond(new DateTimeOffset(2026, 3, 2, 23, 59, 30, TimeSpan.Zero)));

    [Fact]
    public void A_period_and_a_deadline_name_their_days()
    {
        Assert.Equal(new Bilingual("2026年3月2日至2026年3月9日", "2 March 2026 to 9 March 2026"), DayText.Period(Monday, Monday.AddDays(7)));
        Assert.Equal(new Bilingual("2026年3月2日 23:59（北京时间）", "2 March 2026, 23:59 (Beijing time)"), DayText.Deadline(Monday));
    }
}
