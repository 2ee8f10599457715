namespace Funding.Workflows.Benefits;

/// <summary>
/// The years of a benefit line of which something may come back: those that a budget line paid, and those in which the holder paid too much
/// of its own money. Pure.
/// </summary>
public static class BenefitTranches
{
    private static readonly Texts Texts = new(typeof(BenefitPaymentMails));

    public static IReadOnlyList<PaidTranche> Of(string awardId, BenefitBook book)
    {
        var over = book.OverOf();
        return
        [
            .. book.Entries.Where(e => e.Claim is not null).OrderBy(e => e.Claim!.Year)
                .Select(e => Of(awardId, book, e, over)).Where(t => t.Paid > Yuan.Zero),
        ];
    }

    /// <summary>What is asked back by rule once the line is withdrawn, beside what is owed by then.</summary>
    public static Yuan BackOf(PaidTranche tranche, BenefitRecovery rule) => Yuan.Min(
        tranche.Paid - tranche.Owed, rule == BenefitRecovery.All ? tranche.Paid : tranche.Most ?? Yuan.Zero);

    private static PaidTranche Of(string awardId, BenefitBook book, BenefitEntry entry, IReadOnlyDictionary<int, Yuan> over)
    {
        var (claim, settled) = (entry.Claim!, book.Settlements.FirstOrDefault(s => s.Year == entry.Claim!.Year));
        var outside = claim.PaidFrom is null;
        return new(
            BenefitKeys.Tranche(claim.Year), Texts.Of("tranche", claim.Year),
            claim.PaidFrom ?? new(BenefitKeys.ProgrammeOf(awardId), claim.Year, MoneySource.Provincial),
            outside ? settled?.Over ?? Yuan.Zero : entry.PaidOut, entry.Owed)
        {
            Most = settled is null ? null : over[claim.Year],
            Outside = outside,
        };
    }
}
