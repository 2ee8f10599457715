namespace Funding.Workflows.Money.Recoveries;

/// <summary>The money of an award that is paid by tranches: four transactions.</summary>
internal sealed class TrancheFigureQueries(RecoveryStore recoveries) : IAwardFigures
{
    public async Task<AwardFigures?> OfAsync(AwardRead award, CancellationToken cancellation = default) =>
        award.Settings.Money is not null && await recoveries.FindAsync(award, cancellation) is { Money: { } money, Book: var book }
            ? new(money.Amount.Value, book.Tranches.Sum(t => t.Paid).Value, book.Left.Value) : null;
}
