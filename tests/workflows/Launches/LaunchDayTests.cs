namespace Funding.Workflows.Tests.Launches;

public sealed class LaunchDayTests
{
    [Theory]
    [InlineData("03-01", "2026-02-28", null)]
    [InlineData("03-01", "2026-03-01", 2026)]
    [InlineData("03-01", "2026-03-07", 2026)]
    [InlineData("03-01", "2026-03-08", null)]
    [InlineData("12-30", "2027-01-05", 2026)]
    [InlineData("12-30", "2027-01-06", null)]
    [InlineData("01-01", "2027-01-01", 2027)]
    [InlineData(null, "2026-03-01", null)]
    public void Due_from_its_day_on_until_the_days_of_grace_are_over(string? launchOn, string today, int? year) =>
        Assert.Equal(year, LaunchDay.DueYear(launchOn, DateOnly.Parse(today, null)));

    [Fact]
    public void Every_year_is_due_on_as_many_days_as_a_launch_can_be_made_up_for() =>
        Gen.Select(Gen.Int[1, 365], Gen.Int[2001, 2098]).Sample((day, year) =>
        {
            var launchOn = new DateOnly(2023, 1, 1).AddDays(day - 1).ToString("MM-dd", null);
            var first = new DateOnly(year, 1, 1);
            var due = Enumerable.Range(0, 400).Select(first.AddDays).Where(d => LaunchDay.DueYear(launchOn, d) == year).ToList();
            Assert.Equal(LaunchDay.CatchUpDays, due.Count);
            Assert.Equal(launchOn, due[0].ToString("MM-dd", null));
            Assert.Equal(due[0].AddDays(LaunchDay.CatchUpDays - 1), due[^1]);
        });
}
