namespace Funding.Workflows.Money.Payments;

/// <summary>Holds an award in its lines before it passes to another holder, and says there who is paid from then on.</summary>
public sealed class PayeeWriter(BudgetStore lines, RunStore runs, AwardStore awards, CommitWriter commits, TimeProvider clock)
{
    /// <summary>
    /// Nothing of the award is taken into a run, or kept back, until it has passed or <see cref="PayeeDecision.Term"/> is over.
    /// </summary>
    /// <returns>The payable that is on its way; null where none is, and the award is held.</returns>
    public Task<Payable?> HoldAsync(LineId line, string awardId, Actor by, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            // The case before the payables: whoever takes one meanwhile replaces it, and this commit fails.
            var of = await lines.CaseAsync(line, awardId, cancellation);
            if ((await runs.PayablesOfAsync(line, awardId, cancellation))
                .FirstOrDefault(p => p.State is PayableState.InRun or PayableState.Sent) is { } underWay)
                return underWay;
            await SaveAsync(line, of, PayeeDecision.Hold(Of(of, awardId), clock.GetUtcNow()), "payee-held", by, cancellation);
            return null;
        }, cancellation);

    /// <summary>Whoever holds the award by now is paid. Safe to repeat.</summary>
    public Task PassAsync(LineId line, string awardId, LinePayee payee, Actor by, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var of = await lines.CaseAsync(line, awardId, cancellation);
            var after = PayeeDecision.Pass(Of(of, awardId), payee);
            if (of?.Value != after) await SaveAsync(line, of, after, "payee-passed", by, cancellation);
        }, cancellation);

    /// <summary>Reads the award only where it was held and had its time.</summary>
    /// <returns>Null while the award passes.</returns>
    public async Task<LinePayee?> PayeeAsync(LineCase? of, Payable payable, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var holder = PayeeDecision.AsksHolder(of, now) ? (await awards.FindAsync(payable.AwardId, cancellation))?.Home.Holder : null;
        return PayeeDecision.Of(of, payable, holder, now);
    }

    private static LineCase Of(Stored<LineCase>? of, string awardId) => of?.Value ?? new(awardId, Balances.Zero);

    private Task SaveAsync(
        LineId line, Stored<LineCase>? before, LineCase after, string action, Actor by, CancellationToken cancellation) =>
        commits.SaveAsync(
            new Commit(MoneyKeys.Partition(line)).Put(MoneyKeys.Case(after.Case), before, after).Audit(AuditNote.By(
                by, action, $"{line}", ("award", after.Case), ("to", after.Payee?.CreditCode ?? ""))),
            cancellation);
}
