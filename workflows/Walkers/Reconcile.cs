namespace Funding.Workflows.Walkers;

/// <summary>
/// Makes the orchestrations fit the rows again, whatever was lost: every unfinished round, application and proposed change, every
/// open case, what the kind of the present stage follows and what the kinds' rows ask for has a running instance. It also repairs the
/// lists of other partitions and has documents scanned that were not.
/// </summary>
public sealed class Reconcile(
    ITableStore tables, RoundCalendars calendars, DurableTaskClient client, ListRepair lists, AwardMaking making, AwardReconcile awards,
    BudgetReconcile budgets, DocumentScans scans, CommitWriter commits, StageKindSet kinds, OpenCases cases,
    TimeProvider clock) : IRoundRepair
{
    /// <summary>Rows looked at side by side.</summary>
    private const int AtOnce = 16;

    /// <summary>Lists of an announced round are looked after for so long; certificates are written at its end.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(30);

    private static readonly ApplicationState[] Followed = [
        ApplicationState.Draft,
        ApplicationState.Submitted,
        ApplicationState.Recommended,
        ApplicationState.UnderCorrection,
        ApplicationState.Corrected
    ];

    public async Task<ReconcileReport> RunAsync(CancellationToken cancellation = default)
    {
        var report = ReconcileReport.Nothing;
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            if (summary.Value.Standing != RoundStanding.Cancelled
                && (summary.Value.AnnouncedAt is not { } announced || clock.GetUtcNow() - announced < Afterwards))
            {
                report += await RunAsync(summary.Value.Id, cancellation);
            }
        }

        return report + await awards.RunAsync(cancellation) + await budgets.RunAsync(cancellation);
    }

    /// <summary>Reconciles one round.</summary>
    public async Task<ReconcileReport> RunAsync(string roundId, CancellationToken cancellation = default)
    {
        await calendars.RecomputeAsync(roundId, cancellation);
        var partition = RoundKeys.Partition(roundId);
        if (await ListAsync(roundId, cancellation) is not { } round)
        {
            return ReconcileReport.Nothing;
        }

        var report = ReconcileReport.Nothing;
        if (!round.IsFinished)
        {
            // An outstanding wake-up may have been lost with its instance.
            await new RoundWakes(tables).TakeAsync(roundId, cancellation);
            report += await EnsureAsync(HomeWalker.Name, HomeWalker.InstanceId(roundId), roundId, cancellation);
        }

        report += await EachAsync<Application>(
            partition, RoundKeys.Applications, application => ApplicationAsync(round, application, cancellation), cancellation);
        foreach (var stage in round.Stages)
        {
            report += await kinds[stage.Kind].ReconcileAsync(round, this, cancellation);
        }

        report += await EachAsync<RoundProposal>(
            partition, RoundKeys.Proposals, proposal => ProposalAsync(roundId, proposal, cancellation), cancellation);
        report += await EachAsync<Award>(
            partition,
            RoundKeys.Awards,
            async award => new ReconcileReport(0, 0, await lists.RepairAsync(award, cancellation)
                + (await making.MakeAsync(roundId, award.Number, cancellation) ? 1 : 0)),
            cancellation);
        if (round.IsRunning())
        {
            report += await EachAsync(cases.SubjectsAsync(round, cancellation), cancellation);
            foreach (var stage in round.PresentStages())
            {
                report += await EachAsync(kinds[stage.Kind].SubjectsAsync(round, stage, cancellation), cancellation);
            }
        }

        return report;
    }

    private async Task<ReconcileReport> EachAsync(IAsyncEnumerable<SubjectKey> subjects, CancellationToken cancellation)
    {
        var report = ReconcileReport.Nothing;
        await foreach (var some in subjects.Chunk(AtOnce).WithCancellation(cancellation))
        {
            report = (await Task.WhenAll(some.Select(subject => EnsureAsync(subject, cancellation))))
                .Aggregate(report, (sum, one) => sum + one);
        }

        return report;
    }

    /// <summary>Lists the round as it is; one that changes meanwhile is listed again, or an old state would stay.</summary>
    private async Task<Round?> ListAsync(string roundId, CancellationToken cancellation)
    {
        for (Stored<Round>? listed = null; ;)
        {
            var now = await tables.GetAsync<Round>(RoundKeys.Partition(roundId), RoundKeys.Round, cancellation);
            if (now is null || now.ETag == listed?.ETag)
            {
                return now?.Value;
            }

            await tables.CommitAsync(RoundKeys.RoundsPartition, RowCodec.Upsert(roundId, RoundSummary.Of(now.Value)), cancellation);
            listed = now;
        }
    }

    public async Task<ReconcileReport> EachAsync<T>(
        string partition, string prefix, Func<T, Task<ReconcileReport>> run, CancellationToken cancellation)
    {
        var report = ReconcileReport.Nothing;
        await foreach (var rows in tables.EnumerateAsync<T>(partition, KeyRange.Prefix(prefix), cancellation)
            .Chunk(AtOnce)
            .WithCancellation(cancellation))
        {
            report = (await Task.WhenAll(rows.Select(row => run(row.Value)))).Aggregate(report, (sum, one) => sum + one);
        }

        return report;
    }

    private async Task<ReconcileReport> ApplicationAsync(Round round, Application application, CancellationToken cancellation)
    {
        var report = new ReconcileReport(0, 0, await lists.RepairAsync(application, cancellation));
        if (round.IsFinished)
        {
            return report;
        }

        await ScanAsync(new Commit(RoundKeys.Partition(round.Id)).ScanMissed(application), cancellation);
        return Followed.Contains(application.State) && (application.At is null || application.State == ApplicationState.UnderCorrection)
            ? report + await EnsureAsync(new ApplicationKey(round.Id, application.Id).Subject, cancellation)
            : report;
    }

    private async Task<ReconcileReport> ProposalAsync(string roundId, RoundProposal proposal, CancellationToken cancellation) =>
        proposal.IsOpen
            ? await EnsureAsync(new ProposalKey(roundId, proposal.Id).Subject, cancellation)
            : ReconcileReport.Nothing;

    public async Task ScanAsync(Commit missed, CancellationToken cancellation)
    {
        if (scans.HasScanner && missed.Count > 0)
        {
            await commits.SaveAsync(missed, cancellation);
        }
    }

    public async Task<ReconcileReport> ListAsync<T>(string partition, string key, T row, CancellationToken cancellation) =>
        new(0, 0, await lists.EnsureAsync(partition, key, row, cancellation));

    public Task<ReconcileReport> EnsureAsync(SubjectKey subject, CancellationToken cancellation) =>
        EnsureAsync(SubjectWalker.Name, subject.InstanceId, subject, cancellation);

    private async Task<ReconcileReport> EnsureAsync(string orchestrator, string instanceId, object key, CancellationToken cancellation) =>
        ReconcileReport.Of(restarted: await client.EnsureAsync(orchestrator, instanceId, key, cancellation));
}
