namespace Funding.Workflows.Benefits;

/// <summary>What the office puts on record of a tax line beside its claims.</summary>
public sealed class BenefitCommands(
    ITableStore tables, AwardStore awards, BenefitStore benefits, AwardChangeStore holders, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>An investment was withdrawn, or shares that it bought were transferred: what was offset for it is to be repaid.</summary>
    /// <param name="number">Of the investment in its year's claim, from 1.</param>
    /// <exception cref="RefusedException">No such investment, more than is left of it, no reason, or the actor's own award.</exception>
    public async Task<TaxYear> WithdrawAsync(
        Actor actor, string awardId, int year, int number, string? amount, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideEligibility);
        var why = Reasons.Demand(reason);
        var yuan = Yuan.Read(amount, "amount");
        var award = (await awards.GetAsync(awardId, cancellation)).Home;
        await holders.DemandNotHolderAsync(actor, award, cancellation);
        return await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var today = ShanghaiTime.DayOf(clock.GetUtcNow());
            var ledger = (await benefits.ReadAsync(awardId, cancellation)).Ledger();
            var commit = new Commit(AwardKeys.Partition(awardId));
            var sequence = await tables.NextAsync(commit, BenefitKeys.Count, cancellation);
            var withdrawal = new TaxWithdrawal(today.Year, $"{sequence}", new(year, number), yuan);
            var after = ledger.Withdraw(withdrawal).Years[^1];
            await commits.SaveAsync(
                commit
                    .Insert(
                        BenefitKeys.Withdrawal(withdrawal.Key),
                        new BenefitEntry(sequence, null, withdrawal) { Reason = why, On = today })
                    .Audit(AuditNote.By(
                        actor, "investment-withdrawn", awardId, ("investment", $"{year}-{number}"), ("amount", $"{yuan}"),
                        ("repaid", $"{after.Repaid}"), ("reason", why))),
                cancellation);
            return after;
        }, cancellation);
    }
}
