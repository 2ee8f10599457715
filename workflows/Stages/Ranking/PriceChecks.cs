namespace Funding.Workflows.Stages.Ranking;

/// <summary>What of prices the schema cannot say.</summary>
internal static class PriceChecks
{
    public static IEnumerable<Fault> Of(SelectionRules rules, StageOutline stage, ProgrammeOutline programme)
    {
        if (rules is not { Shape: SelectionShape.PriceQuality, Price: { } price })
        {
            if (programme.Programme.Money?.Allocation is { Kind: AllocationKind.Bid, Figure: null })
                yield return new(
                    "selection.shape", "the award's money is what was bid, and nothing says how much; needed: price-quality, or a figure");
            yield break;
        }

        if (programme.Given<IPrices>(stage) is null)
            yield return new("selection.shape", "no stage before it opens prices; needed: price-opening");
        if (!programme.Programme.Parts.Any(p => programme.Kinds.Part(p.Kind).AsksPrice))
            yield return new("selection.shape", "no part of the form asks for a price; needed: price");
        if (decimal.Round(price.Total, 2) != price.Total)
            yield return new("selection.price.total", $"{price.Total} has more than two decimals");
    }
}
