namespace Funding.Workflows.Upkeep;

/// <summary>
/// Every night: is everything that was stored still there and readable. It names what is not, in the log and to the office, and
/// repairs nothing: what is damaged comes back from a backup.
/// </summary>
public sealed class IntegrityCheck(
    ITableStore tables, RoundCheck rounds, IEnumerable<IStorageCheck> adapters, LatestIntegrity latest, TimeProvider clock,
    ILogger<IntegrityCheck> log)
{
    /// <summary>A round that ended longer ago may have had its documents forgotten.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(30);

    /// <summary>Safe to stop and run again.</summary>
    public async Task<IntegrityReport> RunAsync(CancellationToken cancellation = default)
    {
        var faults = new HashSet<IntegrityFault>();
        foreach (var adapter in adapters)
        {
            await foreach (var fault in adapter.FaultsAsync(cancellation))
                faults.Add(fault);
        }

        await LookAtRoundsAsync(faults, cancellation);
        foreach (var fault in faults)
            log.LogError("Stored data is damaged ({Kind}): {Name}", fault.Kind, fault.Name);
        var named = faults.OrderBy(f => f.Kind).ThenBy(f => f.Name, StringComparer.Ordinal).Take(IntegrityReport.MostNamed);
        var report = new IntegrityReport(clock.GetUtcNow(), faults.Count, [.. named]);
        await latest.SaveAsync(report, cancellation);
        return report;
    }

    private async Task LookAtRoundsAsync(HashSet<IntegrityFault> faults, CancellationToken cancellation)
    {
        try
        {
            await foreach (var row in tables.EnumerateAsync(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
                await LookAsync(row, faults, cancellation);
        }
        catch (DamagedRowException damaged)
        {
            faults.Add(new(IntegrityFaultKind.Row, damaged.Row));
        }
    }

    /// <summary>A row that the adapter itself cannot read ends the look at its round, not at the others.</summary>
    private async Task LookAsync(Row row, HashSet<IntegrityFault> faults, CancellationToken cancellation)
    {
        try
        {
            var round = RowCodec.Read<RoundSummary>(row);
            if (round.EndedAt is { } ended && clock.GetUtcNow() - ended >= Afterwards)
                return;
            await foreach (var fault in rounds.FaultsAsync(round.Id, cancellation))
                faults.Add(fault);
        }
        catch (DamagedRowException damaged)
        {
            faults.Add(new(IntegrityFaultKind.Row, damaged.Row));
        }
        catch (InvalidDataException)
        {
            faults.Add(new(IntegrityFaultKind.Row, $"{row.Partition} / {row.Key}"));
        }
    }
}
