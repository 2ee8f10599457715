using Funding.Services.Outbox;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.PublicNotice;
using Funding.Workflows.Review;
using Funding.Workflows.Rounds;

namespace Funding.Services.Rounds;

/// <param name="Restarted">Orchestrations that were gone and run again.</param>
/// <param name="Woken">Orchestrations that were asked to look again.</param>
public sealed record ReconcileReport(int Restarted, int Woken);

/// <summary>
/// Makes the orchestrations fit the rows again, whatever was lost: every unfinished round, application, reviewer and objection
/// has a running instance. It also repairs the lists of other partitions.
/// </summary>
public sealed class Reconcile(ITableStore tables, OrchestrationClient client)
{
    private static readonly ApplicationState[] Followed = [ApplicationState.Draft, ApplicationState.Submitted, ApplicationState.Recommended, ApplicationState.UnderCorrection, ApplicationState.Corrected];

    public async Task<ReconcileReport> RunAsync(CancellationToken cancellation = default)
    {
        var report = new ReconcileReport(0, 0);
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            if (summary.Value.Stage is not (RoundStage.Announced or RoundStage.Cancelled))
            {
                var one = await RunAsync(summary.Value.Id, cancellation);
                report = new ReconcileReport(report.Restarted + one.Restarted, report.Woken + one.Woken);
            }
        }

        return report;
    }

    /// <summary>Reconciles one round.</summary>
    public async Task<ReconcileReport> RunAsync(string roundId, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var round = (await tables.GetAsync<Round>(partition, RoundKeys.Round, cancellation))!.Value;
        await tables.CommitAsync(RoundKeys.RoundsPartition, [RowCodec.Upsert(roundId, RoundSummary.Of(round))], cancellation);

        // An outstanding wake-up may have been lost with its instance.
        await new RoundWakes(tables).TakeAsync(roundId, cancellation);
        var restarted = await EnsureAsync(RoundOrchestrator.Name, RoundOrchestrator.InstanceId(roundId), roundId, cancellation) ? 1 : 0;
        var seen = 1;
        foreach (var state in Followed)
        {
            await foreach (var row in tables.EnumerateAsync<ApplicationSummary>(partition, KeyRange.Prefix(RoundKeys.StatePrefix(state)), cancellation))
            {
                var id = row.Value.Id;
                seen++;
                restarted += await EnsureAsync(ApplicationOrchestrator.Name, ApplicationOrchestrator.InstanceId(roundId, id), new ApplicationKey(roundId, id), cancellation) ? 1 : 0;
            }
        }

        if (round.Stage == RoundStage.Review)
        {
            await foreach (var expertId in ExpertsWithSheetsAsync(partition, cancellation))
            {
                seen++;
                restarted += await EnsureAsync(ReviewerOrchestrator.Name, ReviewerOrchestrator.InstanceId(roundId, expertId), new ReviewerKey(roundId, expertId), cancellation) ? 1 : 0;
            }
        }

        await foreach (var objection in tables.EnumerateAsync(partition, KeyRange.Prefix(RoundKeys.OpenObjections), cancellation))
        {
            var id = objection.Key[RoundKeys.OpenObjections.Length..];
            seen++;
            restarted += await EnsureAsync(ObjectionOrchestrator.Name, ObjectionOrchestrator.InstanceId(roundId, id), new ObjectionKey(roundId, id), cancellation) ? 1 : 0;
        }

        return new ReconcileReport(restarted, seen - restarted);
    }

    private async IAsyncEnumerable<string> ExpertsWithSheetsAsync(string partition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string? last = null;
        await foreach (var row in tables.EnumerateAsync(partition, KeyRange.Prefix(RoundKeys.UnsignedSheets), cancellation))
        {
            var expertId = row.Key[RoundKeys.UnsignedSheets.Length..].Split(':')[0];
            if (expertId != last)
            {
                yield return last = expertId;
            }
        }
    }

    /// <summary>Starts the instance when it is absent or ended while its rows go on; else wakes it.</summary>
    private async Task<bool> EnsureAsync<TKey>(Orchestration<TKey, Nothing> orchestration, string instanceId, TKey key, CancellationToken cancellation)
    {
        if (await client.ScheduleAsync(orchestration, instanceId, key, cancellation))
        {
            return true;
        }

        if (await client.GetAsync(instanceId, cancellation) is { IsFinished: true })
        {
            await client.PurgeAsync(instanceId, cancellation);
            return await client.ScheduleAsync(orchestration, instanceId, key, cancellation);
        }

        await client.RaiseEventAsync(instanceId, Waits.Changed, null, cancellation);
        return false;
    }
}

/// <summary>Every minute: effects and audit entries that a crash or a failure left behind.</summary>
public sealed class Sweep(ITableStore tables, Dispatcher dispatcher)
{
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await dispatcher.DrainAsync(OutboxKeys.SystemPartition, cancellation);
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            await dispatcher.DrainAsync(RoundKeys.Partition(summary.Value.Id), cancellation);
        }
    }
}
