namespace Funding.Workflows.Benefits;

/// <summary>What a year that was granted comes to when it is looked at again. Pure.</summary>
public static class Settlements
{
    private static readonly Texts Texts = new(typeof(BenefitSheet));

    /// <summary>What was granted beyond what the audited numbers come to is over; what is missing is not paid later.</summary>
    /// <param name="audited">By the audited numbers, without what was kept.</param>
    public static BenefitSettlement Audited(BenefitClaim claim, BenefitSheet audited, string document) => new(
        claim.Year, audited.Amount, Beyond(claim.Amount + claim.Kept, audited.Amount), document, audited.Lines);

    /// <summary>What was really paid beyond the amount that was granted is over.</summary>
    public static BenefitSettlement Actual(BenefitClaim claim, Yuan paid, string document, string clause) => new(
        claim.Year, paid, Beyond(paid, claim.Amount), document,
        [
            new(Texts.Of("paid"), Texts.Of("paid.how"), paid.Shown(), clause),
            new(Texts.Of("over"), Texts.Of("over.how", paid.Shown(), claim.Amount.Shown()), Beyond(paid, claim.Amount).Shown(), clause),
        ]);

    private static Yuan Beyond(Yuan had, Yuan due) => had > due ? had - due : Yuan.Zero;
}
