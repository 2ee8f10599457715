namespace Funding.Local;

/// <summary>
/// What timers do on a server: the sweep and the telling of other systems at the start and each minute; a minute after the start, beside
/// whose first readers none of it is urgent, and once a day launch, reminders, reconcile, audit heads, the tidying of documents and the
/// look through everything stored, on Mondays retention.
/// </summary>
internal sealed class Housekeeping(
    Sweep sweep, WebhookActs webhooks, Reconcile reconcile, DailyLaunch launches, DueHomes due, AuditHeads heads, WeekMailWriter week,
    IndicatorReminderActs reminders, DocumentTidying tidying, IntegrityCheck integrity,
    RetentionJob retention, TimeProvider clock, Task after, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly DailyJob[] daily =
    [
        new("daily launch", launches.RunAsync, log),
        new("start of due awards", due.StartAsync, log),
        new("mail of the week", week.RunAsync, log),
        new("reminders of figures", reminders.RunAsync, log),
        new("reconcile", reconcile.RunAsync, log),
        new("audit heads", heads.PublishAsync, log),
        new("tidying of documents", tidying.RunAsync, log),
        new("look through what is stored", integrity.RunAsync, log),
        new("retention", retention.RunAsync, log, DayOfWeek.Monday),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await after.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        await SweepAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SweepAsync(stoppingToken);
            foreach (var job in daily)
            {
                await job.LookAsync(clock.GetUtcNow(), stoppingToken);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        try
        {
            await sweep.RunAsync(cancellation);
            await webhooks.RunAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next minute tries again; the rows keep what is to be done.
            log.LogError(e, "The sweep failed");
        }
    }
}
