namespace Funding.Workflows.Money;

/// <summary>Releases reservations that no home followed, and writes the list's row of a line again where it says something else.</summary>
public sealed class BudgetReconcile(ITableStore tables, BudgetStore lines, LedgerCommands ledger, TimeProvider clock)
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
                repaired += await ReleaseAsync(line.Id, cancellation);
                line = (await lines.GetAsync(line.Id, cancellation)).Value;
            }

            if (line != listed)
            {
                await tables.CommitAsync(MoneyKeys.ListPartition, RowCodec.Upsert(MoneyKeys.Listed(line.Id), line), cancellation);
                repaired++;
            }
        }

        return new(0, 0, repaired);
    }

    private async Task<int> ReleaseAsync(LineId line, CancellationToken cancellation)
    {
        var released = 0;
        await foreach (var of in lines.CasesAsync(line, cancellation))
        {
            var followed = of.Open is { Follow: var follow }
                && await tables.GetAsync(follow.Partition, follow.Key, cancellation) is not null;
            if (ReservationDecision.Release(of, followed, clock.GetUtcNow()) is { } release)
            {
                await ledger.PostAsync(Actor.Rule("reconcile"), line, [release], cancellation);
                released++;
            }
        }

        return released;
    }
}
