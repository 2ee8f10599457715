namespace Funding.Workflows.Stages.Payment;

/// <summary>
/// An award passes to another holder when nothing of it is on its way and nothing is owed: what was paid stays with whom it was paid.
/// </summary>
internal sealed class PassingWriter(
    ITableStore tables, PaymentQueries payments, RunStore runs, PayeeWriter payees, RecoveryStore recoveries) : IAwardPassing
{
    private static readonly Texts Texts = new(typeof(PaymentKind));

    private static readonly Actor ByRule = Actor.Rule("award-passes");

    /// <summary>Of an award with money: some five transactions, and one for each payment.</summary>
    public async Task<Refusal?> BarAsync(AwardRead award, CancellationToken cancellation = default)
    {
        if (Owes(await recoveries.FindOwedAsync(award, cancellation))) return BarOwing();
        if (award.Settings.Money is null) return null;
        foreach (var payment in await payments.AllAsync(award, cancellation))
        {
            if (await runs.PayableAsync(payment.Tranche.Line, award.Home.Id, payment.Tranche.Id, cancellation)
                is { Value.State: PayableState.InRun or PayableState.Sent })
                return BarUnderWay(payment.Tranche);
        }

        return null;
    }

    /// <summary>
    /// Money first: no run takes a tranche for whoever held the award before, and whoever enters that something is owed makes the award's
    /// commit fail.
    /// </summary>
    public async Task HoldAsync(Commit commit, AwardRead award, CancellationToken cancellation = default)
    {
        if (award.Settings.Money is null) return;
        var count = await tables.GetAsync<RecoveryCount>(award.Partition, RecoveryKeys.Count, cancellation);
        if (Owes(await recoveries.FindOwedAsync(award, cancellation))) throw new RefusedException(BarOwing());
        commit.Put(RecoveryKeys.Count, count, count?.Value ?? new(0));
        if (await payments.MoneyAsync(award.Home.Id, cancellation) is not { } money) return;
        foreach (var line in money.Tranches.Select(t => t.Line).Distinct())
        {
            if (await payees.HoldAsync(line, award.Home.Id, ByRule, cancellation) is { } underWay)
                throw new RefusedException(BarUnderWay(money.Tranches.First(t => t.Id == underWay.Tranche)));
        }
    }

    private static bool Owes(RecoveryRead? read) => read is { Book: var book }
        && (book.Left > Yuan.Zero || book.Entries.Any(e => e.State is RecoveryState.Waiting or RecoveryState.Carried));

    private static Refusal BarOwing() => new("award-owes", null, Texts.Of("passing.owes")) { Kind = RefusalKind.Conflict };

    private static Refusal BarUnderWay(PlannedTranche tranche) =>
        new("payment-under-way", null, Texts.Of("passing.under-way", tranche.Name)) { Kind = RefusalKind.Conflict };
}
