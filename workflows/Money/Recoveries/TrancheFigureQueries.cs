namespace Funding.Workflows.Money.Recoveries;

/// <summary>The money of an award that is paid by tranches: four transactions.</summary>
internal sealed class TrancheFigureQueries(RecoveryStore recoveries) : IAwardFigures
{
    public async Task<AwardFigures?> OfAsync(AwardRead award, CancellationToken cancellation = default) =>
        await recoveries.FindAsync(award, cancellation) is { Money: var money, Book: var book }
            ? new(money.Amount.Value, book.Tranches.Sum(t => t.Paid).Value, book.Left.Value) : null;
}
