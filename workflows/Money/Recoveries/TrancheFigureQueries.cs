namespace Funding.Workflows.Money.Recoveries;

/// <summary>The money of an award that is paid by tranches: four transactions.</summary>
internal sealed class TrancheFigureQueries(ITableStore tables, RecoveryStore recoveries) : IAwardFigures
{
    public async Task<AwardFigures?> OfAsync(AwardRead award, CancellationToken cancellation = default) =>
        await recoveries.FindAsync(award, cancellation) is { Book: var book }
        && await tables.GetAsync<AwardMoney>(award.Partition, AwardMoney.Row, cancellation) is { Value.Amount: var amount }
            ? new(amount.Value, book.Tranches.Sum(t => t.Paid).Value, book.Left.Value) : null;
}
