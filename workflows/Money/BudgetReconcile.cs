namespace Funding.Workflows.Money;

/// <summary>
/// Releases reservations that no home followed, and writes rows of the lists of lines and of runs again where they say something else.
/// </summary>
public sealed class BudgetReconcile(ITableStore tables, BudgetStore lines, RunStore runs, LedgerCommands ledger, TimeProvider clock)
{
    public async Task<ReconcileReport> RunAsync(CancellationToken cancellation = default)
    {
        var repaired = 0;
        foreach (var listed in await lines.ListAsync(cancellation))
        {
            if (await lines.FindAsync(listed.Id, cancellation) is not { Value: var line })
            {
                continue;
            }

            if (line.Balances.Reserved > Yuan.Zero)
            {
                var released = await ReleaseAsync(line.Id, cancellation);
                repaired += released;
                if (released > 0) line = (await lines.GetAsync(line.Id, cancellation)).Value;
            }

            if (line != listed)
            {
                await tables.CommitAsync(MoneyKeys.ListPartition, RowCodec.Upsert(MoneyKeys.Listed(line.Id), line), cancellation);
                repaired++;
            }
        }

        return new(0, 0, repaired + await ListRunsAsync(cancellation));
    }

    /// <summary>A read for each run for which somebody is waited.</summary>
    private async Task<int> ListRunsAsync(CancellationToken cancellation)
    {
        var repaired = 0;
        await foreach (var listed in tables.EnumerateAsync<PaymentRun>(RunList.Partition, KeyRange.All, cancellation))
        {
            if (RunWait.PartyOf(listed.Value) is null
                || (await runs.GetAsync(listed.Value.Line, listed.Value.Number, cancellation)).Value is var run
                && run.State == listed.Value.State)
                continue;
            await tables.CommitAsync(RunList.Partition, RowCodec.Upsert(listed.Key, run), cancellation);
            repaired++;
        }

        return repaired;
    }

    private async Task<int> ReleaseAsync(LineId line, CancellationToken cancellation)
    {
        var released = 0;
        await foreach (var of in lines.CasesAsync(line, cancellation))
        {
            // Whether its home followed is looked up only where the reservation has had its time.
            if (ReservationDecision.Release(of, followed: false, clock.GetUtcNow()) is { } release
                && await tables.GetAsync(of.Open!.Follow.Partition, of.Open.Follow.Key, cancellation) is null)
            {
                await ledger.PostAsync(Actor.Rule("reconcile"), line, [release], cancellation);
                released++;
            }
        }

        return released;
    }
}
