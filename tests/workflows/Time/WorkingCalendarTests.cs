using Funding.Workflows.Time;

namespace Funding.Workflows.Tests.Time;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar October2025 = new([new(
        2025, false,
        [.. Enumerable.Range(1, 8).Select(d => new DateOnly(2025, 10, d))],
        [new(2025, 9, 28), new(2025, 10, 11)],
        "国办发明电〔2024〕12号")]);

    [Theory]
    [InlineData("2025-09-26", 5, "2025-10-10")] // Sunday 28 is worked, 29, 30, then eight days off
    [InlineData("2025-09-30", 3, "2025-10-11")] // the Saturday that is worked
    [InlineData("2025-09-30", 4, "2025-10-13")]
    [InlineData("2025-10-01", 0, "2025-10-01")]
    [InlineData("2025-10-09", -2, "2025-09-29")]
    public void Working_days_step_over_the_holiday_and_count_make_up_days(string from, int n, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), October2025.AddWorkingDays(DateOnly.Parse(from), n));

    [Fact]
    public void A_span_into_a_year_without_a_notice_is_provisional()
    {
        Assert.False(October2025.IsProvisional(new(2025, 1, 1), new(2025, 12, 31)));
        Assert.True(October2025.IsProvisional(new(2025, 12, 31), new(2026, 1, 1)));
        Assert.True(WorkingCalendar.Weekly.IsProvisional(new(2025, 6, 1), new(2025, 6, 2)));
    }
}
