namespace Funding.Workflows.Stages.Notice;

/// <summary>Objections stand on their objectors' pages, and are followed and scanned until they are decided.</summary>
internal static class ObjectionRepair
{
    public static Task<ReconcileReport> RunAsync(Round round, IRoundRepair repair, CancellationToken cancellation) =>
        repair.EachAsync<Objection>(RoundKeys.Partition(round.Id), RoundKeys.Objections, async objection =>
        {
            var key = new ObjectionKey(round.Id, objection.Id);
            var report = await repair.ListAsync(
                PersonIndex.Partition(objection.ObjectorId), PersonIndex.Objection(round.Id, objection.Id), key, cancellation);
            if (objection.Decision is not null || round.Standing == RoundStanding.Cancelled)
            {
                return report;
            }

            await repair.ScanAsync(new Commit(RoundKeys.Partition(round.Id)).Scan(round.Id, objection), cancellation);
            return report + await repair.EnsureAsync(key.Subject, cancellation);
        }, cancellation);
}
