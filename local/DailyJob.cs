namespace Funding.Local;

/// <summary>
/// Something to be done once in each local day. One that fails is tried again every ten minutes until it is done or the day is over.
/// </summary>
/// <param name="only">The weekday it is for; null for every day.</param>
internal sealed class DailyJob(string name, Func<CancellationToken, Task> run, ILogger log, DayOfWeek? only = null)
{
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    private DateOnly? done;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Runs it when it is due; never throws but for a cancellation.</summary>
    public async Task LookAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = ShanghaiTime.DayOf(now);
        if (done == today || now < next || (only is { } day && today.DayOfWeek != day))
        {
            return;
        }

        try
        {
            await run(cancellation);
            done = today;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            next = now + Again;
            log.LogError(e, "The {Job} failed; it is tried again in {Minutes} minutes", name, Again.TotalMinutes);
        }
    }
}
