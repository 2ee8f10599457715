namespace Funding.Workflows.Upkeep;

/// <summary>How many of each kind went.</summary>
/// <param name="Persons">In rows of stages: objectors, experts who were never drawn.</param>
public sealed record RetentionReport(
    int Links, int Tokens, int Deliveries, int Effects, int Histories, int Applications, int Persons)
{
    public static readonly RetentionReport Nothing = new(0, 0, 0, 0, 0, 0, 0);
}

/// <summary>Removes what has been kept long enough; safe to stop and run again.</summary>
public sealed class RetentionJob(
    ITableStore tables, LinkRetention links, SignInService signIns, AddressChangeCommands addresses, CalendarAddressCommands calendars,
    PhoneCommands phones, UploadSessions uploads, ApiTokens tokens, DeliveryLog deliveries, WebhookStore webhooks,
    RoundPersonalData personalData, RoundStore rounds, StageKindSet kinds, DurableTaskClient orchestrations, TimeProvider clock)
{
    public async Task<RetentionReport> RunAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var before = now - RetentionPeriods.LinksAndDeliveries;
        await signIns.PruneAsync(cancellation);
        await addresses.PruneAsync(cancellation);
        await calendars.PruneAsync(cancellation);
        await phones.PruneAsync(cancellation);
        await uploads.PruneAsync(cancellation);
        await webhooks.PruneAsync(before, cancellation);
        var report = RetentionReport.Nothing with
        {
            Links = await links.PruneAsync(before, cancellation),
            Tokens = await tokens.PruneAsync(before, cancellation),
            Deliveries = await deliveries.PruneAsync(null, before, cancellation),
            Effects = await PruneGivenUpAsync(HomeKeys.System, before, cancellation),
            Histories = await PurgeHistoriesAsync(now - RetentionPeriods.Histories, cancellation),
        };
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            report = await PruneRoundAsync(summary.Value, before, report, cancellation);
        }

        return report;
    }

    private async Task<RetentionReport> PruneRoundAsync(
        RoundSummary round, DateTimeOffset before, RetentionReport report, CancellationToken cancellation)
    {
        report = report with
        {
            Deliveries = report.Deliveries + await deliveries.PruneAsync(round.Id, before, cancellation),
            Effects = report.Effects + await PruneGivenUpAsync(RoundKeys.Partition(round.Id), before, cancellation),
        };
        if (round.EndedAt is not { } ended)
        {
            return report;
        }

        var past = clock.GetUtcNow() - ended;
        return report with
        {
            Persons = report.Persons + await ForgetPersonsAsync(round.Id, ended, cancellation),
            Applications = report.Applications
                + (past >= RetentionPeriods.UnsubmittedDrafts
                    ? await personalData.ForgetApplicationsAsync(round.Id, RoundPersonalData.Unsubmitted, cancellation)
                    : 0)
                + (past >= RetentionPeriods.UnselectedApplications
                    ? await personalData.ForgetApplicationsAsync(round.Id, RoundPersonalData.WithoutAward, cancellation)
                    : 0),
        };
    }

    private async Task<int> ForgetPersonsAsync(string roundId, DateTimeOffset ended, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var forgotten = 0;
        foreach (var kind in round.Stages.Select(s => s.Kind).Distinct())
            forgotten += await kinds[kind].ForgetAsync(round, ended, cancellation);
        return forgotten;
    }

    /// <summary>Effects kept for the office carry the mail they were to send, with its address.</summary>
    private async Task<int> PruneGivenUpAsync(string partition, DateTimeOffset before, CancellationToken cancellation)
    {
        var gone = 0;
        await foreach (var effect in tables.EnumerateAsync<Effect>(partition, KeyRange.Prefix(OutboxKeys.GivenUp), cancellation))
        {
            if (effect.Value.CreatedAt < before)
            {
                await tables.CommitAsync(partition, new DeleteRow(effect.Key), cancellation);
                gone++;
            }
        }

        return gone;
    }

    private async Task<int> PurgeHistoriesAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var purged = 0;
        var finished = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Terminated],
            PageSize: 500);
        await foreach (var instance in orchestrations.GetAllInstancesAsync(finished).WithCancellation(cancellation))
        {
            if (instance.LastUpdatedAt < before)
            {
                purged += (await orchestrations.PurgeInstanceAsync(instance.InstanceId, cancellation)).PurgedInstanceCount;
            }
        }

        return purged;
    }
}
