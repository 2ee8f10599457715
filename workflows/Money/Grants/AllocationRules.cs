namespace Funding.Workflows.Money.Grants;

/// <summary>The rule of a programme's file as an allocation is computed by it, and what the rule gives to who moves up. Pure.</summary>
public static class AllocationRules
{
    /// <param name="total">What there is.</param>
    public static AllocationRule Of(AllocationOutline rule, Yuan total) => new(
        (AllocationShape)rule.Kind, total, Amount(rule.Each),
        [.. (rule.Bands ?? []).Select(b => new AllocationBand(b.UpTo, new(b.Amount)))],
        Amount(rule.Floor), Amount(rule.Cap), Amount(rule.Rate), rule.Reduces);

    /// <param name="figure">What the application gave; null where it gave none.</param>
    public static AllocationCase Case(AllocationOutline rule, string key, int rank, decimal? figure) => rule.Kind switch
    {
        AllocationKind.Bid => new(key, rank, null, figure is > 0 ? new(decimal.Round(figure.Value, 2, MidpointRounding.ToZero)) : null),
        AllocationKind.Proportional or AllocationKind.PerUnit => new(key, rank, Math.Max(0, figure ?? 0), null),
        _ => new(key, rank, null, null),
    };

    /// <summary>
    /// What somebody gets who moves up: what the rule gives, by place the one that was left; where a figure shares the whole, its part of
    /// the total beside the figures of the ranking, and never more than was left.
    /// </summary>
    /// <param name="made">The allocation of the ranking.</param>
    /// <param name="left">What the one before had.</param>
    /// <param name="next">Who moves up.</param>
    public static Yuan Successor(AllocationInputs made, CaseAmount left, AllocationCase next)
    {
        var rule = made.Rule;
        var fen = rule.Shape switch
        {
            AllocationShape.Bands => left.Amount.Fen,
            AllocationShape.Proportional => BigInteger.Min(
                left.Amount.Fen,
                BigInteger.Min(rule.Cap?.Fen ?? rule.Total.Fen, BigInteger.Max(rule.Floor?.Fen ?? 0, Share(made, next)))),
            _ => Allocator.Allocate(new(rule with { Total = Yuan.Most }, [next]))!.Amounts[0].Amount.Fen,
        };
        return Yuan.OfFen(fen);
    }

    /// <summary>What all get together where nothing limits it; null for a rule that shares out whatever there is.</summary>
    public static Yuan? Needed(AllocationInputs inputs) => inputs.Rule is { Shape: not AllocationShape.Proportional, Reduces: false }
        ? Allocator.Allocate(inputs with { Rule = inputs.Rule with { Total = Yuan.Most } }) is { } all ? Yuan.Most - all.Left : Yuan.Most
        : null;

    private static BigInteger Share(AllocationInputs made, AllocationCase next)
    {
        var (all, figure) = (made.Cases.Sum(c => c.Figure ?? 0), next.Figure ?? 0);
        return all == 0 ? 0 : new BigInteger(decimal.Floor(made.Rule.Total.Value * 100 / all * figure));
    }

    private static Yuan? Amount(decimal? yuan) => yuan is { } of ? new(of) : null;
}
