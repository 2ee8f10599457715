using Funding.Services.Documents;
using Funding.Services.Links;
using Funding.Services.Mail;
using Funding.Services.Outbox;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Rounds;

namespace Funding.Services.Retention;

/// <summary>How long personal data is kept; the privacy page says the same numbers.</summary>
public static class RetentionPeriods
{
    /// <summary>Links after their expiry, and the log of deliveries.</summary>
    public static readonly TimeSpan LinksAndDeliveries = TimeSpan.FromDays(180);

    /// <summary>Objectors' names and contacts after the announcement; the objection and its decision stay.</summary>
    public static readonly TimeSpan ObjectorContacts = TimeSpan.FromDays(3 * 365);

    /// <summary>Answers and documents of applications that were not selected, after the announcement; their rows and scores stay.</summary>
    public static readonly TimeSpan UnselectedApplications = TimeSpan.FromDays(3 * 365);

    /// <summary>Answers and documents of applications that were never submitted, after the announcement.</summary>
    public static readonly TimeSpan UnsubmittedDrafts = TimeSpan.FromDays(183);

    /// <summary>Histories of finished orchestrations.</summary>
    public static readonly TimeSpan Histories = TimeSpan.FromDays(30);
}

public sealed record RetentionReport(int Links, int Deliveries, int Uploads, int Histories, int Contacts, int Applications);

/// <summary>Removes what has been kept long enough; safe to stop and run again.</summary>
public sealed class RetentionJob(
    ITableStore tables, LinkRetention links, SignInService signIns, DeliveryLog deliveries, UploadExpiry uploads, RoundPersonalData personalData, OrchestrationClient orchestrations, TimeProvider clock)
{
    public async Task<RetentionReport> RunAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var before = now - RetentionPeriods.LinksAndDeliveries;
        await signIns.PruneAsync(cancellation);
        var report = new RetentionReport(
            await links.PruneAsync(before, cancellation),
            await deliveries.PruneAsync(null, before, cancellation),
            await uploads.PurgeAsync(cancellation),
            await PurgeHistoriesAsync(now - RetentionPeriods.Histories, cancellation), 0, 0);
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            report = report with { Deliveries = report.Deliveries + await deliveries.PruneAsync(summary.Value.Id, before, cancellation) };
            if (summary.Value.AnnouncedAt is { } announced && now - announced >= RetentionPeriods.ObjectorContacts)
            {
                report = report with { Contacts = report.Contacts + await personalData.ForgetContactsAsync(summary.Value.Id, cancellation) };
            }

            if (summary.Value.AnnouncedAt is { } ended && now - ended >= RetentionPeriods.UnsubmittedDrafts)
            {
                report = report with { Applications = report.Applications + await personalData.ForgetApplicationsAsync(summary.Value.Id, RoundPersonalData.Unsubmitted, cancellation) };
            }

            if (summary.Value.AnnouncedAt is { } closed && now - closed >= RetentionPeriods.UnselectedApplications)
            {
                report = report with { Applications = report.Applications + await personalData.ForgetApplicationsAsync(summary.Value.Id, RoundPersonalData.Unselected, cancellation) };
            }
        }

        return report;
    }

    private async Task<int> PurgeHistoriesAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var purged = 0;
        string? continuation = null;
        do
        {
            var page = await orchestrations.QueryAsync(new OrchestrationQuery(null, [OrchestrationStatus.Completed, OrchestrationStatus.Terminated], 500, continuation), cancellation);
            foreach (var instance in page.Instances.Where(i => i.LastUpdatedAtUtc < before.UtcDateTime))
            {
                purged += await orchestrations.PurgeAsync(instance.InstanceId, cancellation) ? 1 : 0;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
        return purged;
    }
}
