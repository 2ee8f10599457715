namespace Funding.Functions.Triggers;

/// <summary>What timers do. Their schedules are UTC, for the plan knows no time zone: 17:00 is 01:00 of the next day in Shanghai.</summary>
public sealed class TimerFunctions(DurableClientSource clients)
{
    /// <summary>What fails is tried again within the hour; the sweep comes every minute anyway.</summary>
    private const string Again = "00:10:00";

    /// <summary>
    /// Rounds whose call begins today, awards whose day has come, reminders of yearly figures, then the heads of the audit chains and, at
    /// the beginning of a week, the mail to administrators.
    /// </summary>
    [Function("LaunchDaily")]
    [FixedDelayRetry(5, Again)]
    public async Task LaunchAsync(
        [TimerTrigger("0 0 17 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context)
    {
        var services = Begin(client, context);
        await services.GetRequiredService<DailyLaunch>().RunAsync(context.CancellationToken);
        await services.GetRequiredService<DueHomes>().StartAsync(context.CancellationToken);
        await services.GetRequiredService<IndicatorReminderActs>().RunAsync(context.CancellationToken);
        await services.GetRequiredService<AuditHeads>().PublishAsync(context.CancellationToken);
        await services.GetRequiredService<WeekMailWriter>().RunAsync(context.CancellationToken);
    }

    /// <summary>Effects and audit entries that a crash or a failure left behind, and what other systems are told.</summary>
    [Function("SweepEffects")]
    public async Task SweepAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context)
    {
        var services = Begin(client, context);
        await services.GetRequiredService<Sweep>().RunAsync(context.CancellationToken);
        await services.GetRequiredService<WebhookActs>().RunAsync(context.CancellationToken);
    }

    /// <summary>Orchestrations that the rows want and the engine does not have.</summary>
    [Function("ReconcileNightly")]
    [FixedDelayRetry(5, Again)]
    public Task ReconcileAsync(
        [TimerTrigger("0 30 17 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        Begin(client, context).GetRequiredService<Reconcile>().RunAsync(context.CancellationToken);

    /// <summary>Abandoned uploads, and documents that no row names.</summary>
    [Function("TidyDocuments")]
    [FixedDelayRetry(5, Again)]
    public Task TidyAsync(
        [TimerTrigger("0 45 17 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        Begin(client, context).GetRequiredService<DocumentTidying>().RunAsync(context.CancellationToken);

    /// <summary>Whether everything stored is there and readable.</summary>
    [Function("CheckNightly")]
    [FixedDelayRetry(5, Again)]
    public Task CheckAsync(
        [TimerTrigger("0 15 18 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        Begin(client, context).GetRequiredService<IntegrityCheck>().RunAsync(context.CancellationToken);

    /// <summary>What was kept long enough: links, personal data, histories of finished orchestrations.</summary>
    [Function("PurgeWeekly")]
    [FixedDelayRetry(5, Again)]
    public Task PurgeAsync(
        [TimerTrigger("0 0 18 * * Sun")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        Begin(client, context).GetRequiredService<RetentionJob>().RunAsync(context.CancellationToken);

    private IServiceProvider Begin(DurableTaskClient client, FunctionContext context)
    {
        clients.Offer(client);
        return context.InstanceServices;
    }
}
