namespace Funding.Local.Tests;

public sealed class DailyJobTests
{
    // Monday, 09:00 in Shanghai.
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private readonly List<DateTimeOffset> tries = [];
    private DateTimeOffset now = Start;

    [Fact]
    public async Task One_that_fails_is_tried_again_within_the_hour_until_it_is_done_and_not_again_that_day()
    {
        var job = Failing(times: 3);
        await MinutesAsync(job, 20 * 60);

        Assert.Equal([0, 10, 20, 30, 15 * 60], tries.Select(t => (t - Start).TotalMinutes));
    }

    [Fact]
    public async Task A_failure_late_in_the_evening_is_the_next_days_run()
    {
        now = Start.AddHours(14.9);
        var job = Failing(times: 1);
        await MinutesAsync(job, 60);

        Assert.Equal(2, tries.Count);
        Assert.True(ShanghaiTime.DayOf(tries[1]) > ShanghaiTime.DayOf(tries[0]));
    }

    [Fact]
    public async Task One_for_mondays_rests_on_other_days()
    {
        var job = Failing(times: 0, DayOfWeek.Monday);
        await MinutesAsync(job, 8 * 24 * 60);

        Assert.Equal([0, 7 * 24 * 60 - (9 * 60)], tries.Select(t => (int)(t - Start).TotalMinutes));
    }

    [Fact]
    public async Task A_stop_is_no_failure()
    {
        var job = new DailyJob("job", token => Task.FromCanceled(token), NullLogger.Instance);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.LookAsync(now, new CancellationToken(true)));
    }

    private DailyJob Failing(int times, DayOfWeek? only = null) => new("job", _ =>
    {
        tries.Add(now);
        return tries.Count <= times ? Task.FromException(new IOException("away")) : Task.CompletedTask;
    }, NullLogger.Instance, only);

    private async Task MinutesAsync(DailyJob job, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await job.LookAsync(now, TestContext.Current.CancellationToken);
            now = now.AddMinutes(1);
        }
    }
}
