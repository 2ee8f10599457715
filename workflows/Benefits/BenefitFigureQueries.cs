namespace Funding.Workflows.Benefits;

/// <summary>The money of a benefit line: of the claims that a budget line pays; one query, and three where something is owed.</summary>
internal sealed class BenefitFigureQueries(BenefitStore benefits, RecoveryStore recoveries) : IAwardFigures
{
    public async Task<AwardFigures?> OfAsync(AwardRead award, CancellationToken cancellation = default)
    {
        if (!BenefitKeys.IsLine(award.Home.Id)) return null;
        var paying = (await benefits.ReadAsync(award.Home.Id, cancellation)).Entries.Where(e => e.Claim?.PaidFrom is not null).ToList();
        return paying.Count == 0 ? null : new(
            paying.Sum(e => e.Claim!.Amount).Value,
            paying.Sum(e => e.PaidOut).Value,
            paying.All(e => e.Owed == Yuan.Zero) ? 0 : (await recoveries.FindAsync(award, cancellation))!.Book.Left.Value);
    }
}
