namespace Funding.Workflows.Benefits;

/// <summary>What an award's page shows of a benefit line: its ledger by year. One query, and none for any other award.</summary>
internal sealed class BenefitQueries(BenefitStore benefits) : IAwardPart
{
    public async Task<RenderFragment?> OfAsync(AwardRead award, Actor reader, bool office, CancellationToken cancellation = default) =>
        BenefitKeys.IsLine(award.Home.Id)
            ? Page.Part<BenefitBookPart, BenefitModel>(new(award.Home, await benefits.ReadAsync(award.Home.Id, cancellation), office))
            : null;
}

/// <param name="Office">The page is the office's.</param>
public sealed record BenefitModel(AwardHome Award, BenefitBook Book, bool Office)
{
    public TaxLedger Ledger { get; } = Book.Ledger();
}

public sealed record BenefitSheetModel(AwardHome Award, BenefitClaim Claim, IReadOnlyList<FigureLine> Lines, bool Office);
