using Funding.Services.Audit;
using Funding.Services.Retention;
using Funding.Services.Rounds;

namespace Funding.Local;

/// <summary>What timers do on a server: the sweep each minute; at the start and once a day launch, reconcile and audit heads, on Mondays retention.</summary>
internal sealed class Housekeeping(Sweep sweep, Reconcile reconcile, DailyLaunch launches, AuditHeads heads, RetentionJob retention, TimeProvider clock, Task after, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await after.WaitAsync(stoppingToken);
        DateOnly? day = null;
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await TryAsync("sweep", sweep.RunAsync, stoppingToken);
            var today = Workflows.Time.ShanghaiTime.DayOf(clock.GetUtcNow());
            if (day != today)
            {
                await TryAsync("daily launch", launches.RunAsync, stoppingToken);
                await TryAsync("reconcile", reconcile.RunAsync, stoppingToken);
                await TryAsync("audit heads", heads.PublishAsync, stoppingToken);
                if (today.DayOfWeek == DayOfWeek.Monday)
                {
                    await TryAsync("retention", retention.RunAsync, stoppingToken);
                }

                day = today;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        try
        {
            await run(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next minute tries again; the rows keep what is to be done.
            log.LogError(e, "The {Job} failed", what);
        }
    }
}
