namespace Funding.Workflows.Money.Allocation;

/// <summary>
/// Shares money out, in whole numbers of fen throughout. What is shared in proportion sums up to the fen by the largest remainder; between
/// equal remainders the better place comes first. Pure.
/// </summary>
public static class Allocator
{
    /// <param name="inputs">Without a fault of <see cref="AllocationInputFaults"/>.</param>
    /// <returns>Null where the amounts together pass the total and the rule does not reduce them.</returns>
    public static AllocationResult? Allocate(AllocationInputs inputs)
    {
        var (rule, total) = (inputs.Rule, inputs.Rule.Total.Fen);
        var cases = inputs.Cases.OrderBy(c => c.Rank).ToList();
        IReadOnlyList<BigInteger> fen = [.. rule.Shape == AllocationShape.Proportional
            ? Within(total, Weights(cases), rule.Floor?.Fen ?? 0, rule.Cap?.Fen ?? total)
            : cases.Select(c => Claim(rule, c))];
        if (Sum(fen) > total)
        {
            if (!rule.Reduces) return null;
            fen = Share(total, fen);
        }

        return new(
            [.. cases.Zip(fen, (c, amount) => new AllocatedAmount(c.Key, c.Rank, Yuan.OfFen(amount)))], Yuan.OfFen(total - Sum(fen)));
    }

    private static BigInteger Claim(AllocationRule rule, AllocationCase of) => rule.Shape switch
    {
        AllocationShape.Fixed => rule.Each!.Value.Fen,
        AllocationShape.Bands => rule.Bands.FirstOrDefault(b => of.Rank <= b.UpTo)?.Amount.Fen ?? 0,
        // Half a fen is rounded up.
        AllocationShape.PerUnit => new Yuan(decimal.Round(rule.Rate!.Value.Value * of.Figure!.Value, 2, MidpointRounding.AwayFromZero)).Fen,
        _ => of.Bid!.Value.Fen,
    };

    /// <summary>Figures as whole numbers, all with the decimals of the one that has most.</summary>
    private static IReadOnlyList<BigInteger> Weights(IReadOnlyList<AllocationCase> cases)
    {
        var decimals = cases.Max(c => AnswerText.Decimals(c.Figure!.Value));
        return [.. cases.Select(c =>
            new BigInteger(decimal.Truncate(c.Figure!.Value)) * BigInteger.Pow(10, decimals)
            + new BigInteger((c.Figure.Value - decimal.Truncate(c.Figure.Value)) * (decimal)BigInteger.Pow(10, decimals)))];
    }

    /// <summary>
    /// In proportion, none below the floor or above the cap: those whose share lies outside get the bound, and what is left is shared among
    /// the others anew, until all fit. Where everybody is at the cap something stays over.
    /// </summary>
    private static BigInteger[] Within(BigInteger total, IReadOnlyList<BigInteger> weights, BigInteger floor, BigInteger cap)
    {
        var fixedAt = new BigInteger?[weights.Count];
        while (true)
        {
            var free = Enumerable.Range(0, weights.Count).Where(i => fixedAt[i] is null).ToList();
            var left = total - fixedAt.Aggregate(BigInteger.Zero, (sum, f) => sum + (f ?? 0));
            var weight = free.Aggregate(BigInteger.Zero, (sum, i) => sum + weights[i]);
            if (free.Count == 0 || weight == 0)
            {
                // No figure is left to share by.
                foreach (var i in free) fixedAt[i] = floor;
                return [.. fixedAt.Select(f => f!.Value)];
            }

            // A share is left × weights[i] ÷ weight; all are compared times that weight.
            var low = free.Where(i => left * weights[i] < floor * weight).ToList();
            var high = free.Where(i => left * weights[i] > cap * weight).ToList();
            if (low.Count == 0 && high.Count == 0)
            {
                var shares = Share(left, [.. free.Select(i => weights[i])]);
                foreach (var (i, share) in free.Zip(shares)) fixedAt[i] = share;
                return [.. fixedAt.Select(f => f!.Value)];
            }

            var added = low.Aggregate(BigInteger.Zero, (sum, i) => sum + (floor * weight) - (left * weights[i]));
            var taken = high.Aggregate(BigInteger.Zero, (sum, i) => sum + (left * weights[i]) - (cap * weight));
            if (added >= taken) foreach (var i in low) fixedAt[i] = floor;
            if (taken >= added) foreach (var i in high) fixedAt[i] = cap;
        }
    }

    /// <summary>Shares all of it, by the largest remainder; the earlier comes first between equal ones.</summary>
    /// <param name="weights">Not all 0.</param>
    private static BigInteger[] Share(BigInteger total, IReadOnlyList<BigInteger> weights)
    {
        var weight = Sum(weights);
        var shares = weights.Select(w => BigInteger.DivRem(total * w, weight)).ToList();
        var over = (int)(total - Sum([.. shares.Select(s => s.Quotient)]));
        var first = shares.Index().OrderByDescending(s => s.Item.Remainder).ThenBy(s => s.Index).Take(over)
            .Select(s => s.Index).ToHashSet();
        return [.. shares.Select((s, i) => s.Quotient + (first.Contains(i) ? 1 : 0))];
    }

    private static BigInteger Sum(IEnumerable<BigInteger> of) => of.Aggregate(BigInteger.Zero, (sum, one) => sum + one);
}
