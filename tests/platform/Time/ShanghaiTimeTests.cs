namespace Funding.Platform.Tests.Time;

public sealed class ShanghaiTimeTests
{
    [Theory]
    [InlineData("2026-04-30T15:59:59.9999999Z", true)]
    [InlineData("2026-04-30T23:59:59+08:00", true)]
    [InlineData("2026-04-30T16:00:00Z", false)]
    [InlineData("2026-05-01T00:00:00+08:00", false)]
    public void The_last_second_is_in_time_and_the_next_is_not(string instant, bool inTime) =>
        Assert.Equal(inTime, ShanghaiTime.IsInTime(DateTimeOffset.Parse(instant), new(2026, 4, 30)));

    [Fact]
    public void A_day_begins_and_ends_in_Shanghai_whatever_the_offset() =>
        Gen.Select(Gen.Long[0, 3_000_000_000], Gen.Int[-14, 14]).Sample((seconds, hours) =>
        {
            var instant = DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromHours(hours));
            var day = ShanghaiTime.DayOf(instant);
            Assert.True(ShanghaiTime.StartOf(day) <= instant);
            Assert.True(instant <= ShanghaiTime.LastSecondOf(day));
            Assert.Equal(ShanghaiTime.LastSecondOf(day).AddSeconds(1), ShanghaiTime.CloseOf(day));
            Assert.Equal(instant, ShanghaiTime.Local(instant));
            Assert.Equal(TimeSpan.FromHours(8), ShanghaiTime.Local(instant).Offset);
        });
}
