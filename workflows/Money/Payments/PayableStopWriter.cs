namespace Funding.Workflows.Money.Payments;

/// <summary>Payables are stopped, may be paid again, and pass to another holder of their award; each is one commit of the line.</summary>
public sealed class PayableStopWriter(CommitWriter commits)
{
    /// <param name="by">The rule by which it is so.</param>
    /// <returns>False where a run took it in this moment.</returns>
    public Task<bool> StopAsync(Stored<Payable> payable, Bilingual why, Actor by, CancellationToken cancellation) => SaveAsync(
        payable, payable.Value with { State = PayableState.Stopped, Run = null, Reason = why.Zh }, "payable-stopped", by, cancellation);

    /// <summary>While its award is suspended nothing waits to be put into a run; then it does again.</summary>
    public async Task FollowAsync(
        Stored<Payable> payable, bool suspended, Bilingual why, Actor by, CancellationToken cancellation)
    {
        if (suspended && payable.Value.State == PayableState.Waiting)
            await StopAsync(payable, why, by, cancellation);
        else if (!suspended && payable.Value.State == PayableState.Stopped)
            await SaveAsync(
                payable, payable.Value with { State = PayableState.Waiting, Reason = null }, "payable-resumed", by, cancellation);
    }

    /// <summary>It goes to whoever holds the award by now, to an account of its own.</summary>
    /// <returns>False where a run took it in this moment.</returns>
    public Task<bool> PassAsync(Stored<Payable> payable, string creditCode, string name, Actor by, CancellationToken cancellation) =>
        SaveAsync(payable, payable.Value with { CreditCode = creditCode, HolderName = name }, "payable-passed", by, cancellation);

    private Task<bool> SaveAsync(Stored<Payable> payable, Payable after, string action, Actor by, CancellationToken cancellation) =>
        Attempts.OnceAsync(
            () => commits.SaveAsync(
                new Commit(MoneyKeys.Partition(after.Line)).Replace(payable, after).Audit(AuditNote.By(
                    by, action, $"{after.Line}", ("award", after.AwardId), ("tranche", after.Tranche), ("reason", after.Reason ?? ""),
                    ("to", after.CreditCode))),
                cancellation),
            cancellation);
}
