namespace Funding.Workflows.Money.Grants;

/// <summary>
/// Into which payments an amount is divided: each tranche its share in whole fen, what is left over to the last; what a tranche holds back
/// is a payment of its own behind it. Pure.
/// </summary>
public static class TranchePlan
{
    private static readonly Texts Texts = new(typeof(TranchePlan));

    /// <param name="year">Of the round.</param>
    /// <returns>Without payments of nothing; together the amount, to the fen.</returns>
    public static IReadOnlyList<PlannedTranche> Of(Yuan amount, MoneyOutline money, string programme, int year) =>
        [.. money.Tranches.Zip(Shares(amount.Fen, money.Tranches)).SelectMany(t => Payments(t.First, t.Second, programme, year, money))
            .Where(p => p.Amount > Yuan.Zero)];

    /// <summary>How much of an amount each budget line gives.</summary>
    public static IReadOnlyList<(LineId Line, Yuan Amount)> Lines(IEnumerable<PlannedTranche> tranches) =>
        [.. tranches.GroupBy(t => t.Line).Select(g => (g.Key, g.Sum(t => t.Amount)))
            .OrderBy(l => l.Key.Year)];

    /// <summary>The most that may be shared out among so many for each line to give its part, whatever is rounded.</summary>
    /// <param name="available">Of each line that a tranche names.</param>
    public static Yuan Total(MoneyOutline money, string programme, int year, int count, Func<LineId, Yuan> available)
    {
        var shares = money.Tranches.GroupBy(t => LineOf(t, programme, year, money))
            .Select(g => (Line: g.Key, Share: g.Sum(t => t.Share))).ToList();
        if (shares is [var only]) return available(only.Line);
        BigInteger rounded = (money.Tranches.Count - 1) * count;
        return Yuan.OfFen(shares.Min(s => BigInteger.Max(0, (available(s.Line).Fen - rounded) * 1_000_000
            / new BigInteger(s.Share * 10_000))));
    }

    public static LineId LineOf(TrancheOutline tranche, string programme, int year, MoneyOutline money) =>
        new(programme, year + tranche.YearsLater, money.Source == MoneyOutline.Central ? MoneySource.Central : MoneySource.Provincial);

    /// <summary>Every line that a programme's money comes from, the first tranche's first; none where it gives no money.</summary>
    public static IReadOnlyList<LineId> LinesOf(Programme programme, int year) => programme.Money is { } money
        ? [.. money.Tranches.Select(t => LineOf(t, programme.Id, year, money)).Distinct()] : [];

    private static IEnumerable<PlannedTranche> Payments(
        TrancheOutline tranche, BigInteger fen, string programme, int year, MoneyOutline money)
    {
        var line = LineOf(tranche, programme, year, money);
        var held = tranche.HeldBack is { } percent ? Part(fen, percent) : 0;
        yield return new(tranche.Id, tranche.Name, line, Yuan.OfFen(fen - held), tranche.On)
        {
            Months = tranche.Months,
            Year = tranche.Year,
        };
        if (tranche.HeldUntil is { } until)
        {
            yield return new(tranche.HeldId, Texts.Of("held", tranche.Name), line, Yuan.OfFen(held), until) { IsHeld = true };
        }
    }

    private static IEnumerable<BigInteger> Shares(BigInteger fen, IReadOnlyList<TrancheOutline> tranches)
    {
        var shares = tranches.SkipLast(1).Select(t => Part(fen, t.Share)).ToList();
        return shares.Append(fen - shares.Aggregate(BigInteger.Zero, (sum, s) => sum + s));
    }

    /// <summary>Percent of it, rounded down; at most four decimals count.</summary>
    internal static BigInteger Part(BigInteger fen, decimal percent) => fen * new BigInteger(percent * 10_000) / 1_000_000;
}
