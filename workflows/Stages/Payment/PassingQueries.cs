namespace Funding.Workflows.Stages.Payment;

/// <summary>
/// An award passes to another holder when nothing of it is on its way and nothing is owed: what was paid stays with whom it was paid.
/// </summary>
internal sealed class PassingQueries(RunStore runs, PaymentQueries payments, RecoveryStore recoveries) : IAwardPassing
{
    private static readonly Texts Texts = new(typeof(PaymentKind));

    /// <summary>Of an award with money: some five transactions, and one for each payment.</summary>
    public async Task<Refusal?> BarAsync(AwardRead award, CancellationToken cancellation = default)
    {
        if (await recoveries.FindOwedAsync(award, cancellation) is { Book: var book }
            && (book.Left > Yuan.Zero || book.Entries.Any(e => e.State is RecoveryState.Waiting or RecoveryState.Carried)))
        {
            return new("award-owes", null, Texts.Of("passing.owes")) { Kind = RefusalKind.Conflict };
        }

        if (award.Settings.Money is null) return null;
        foreach (var payment in await payments.AllAsync(award, cancellation))
        {
            if (await runs.PayableAsync(payment.Tranche.Line, award.Home.Id, payment.Tranche.Id, cancellation)
                is { Value.State: PayableState.InRun or PayableState.Sent })
            {
                return new("payment-under-way", null, Texts.Of("passing.under-way", payment.Tranche.Name))
                {
                    Kind = RefusalKind.Conflict,
                };
            }
        }

        return null;
    }
}
