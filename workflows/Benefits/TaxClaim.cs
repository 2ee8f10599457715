namespace Funding.Workflows.Benefits;

/// <summary>An investment of a year's claim: running a school, or building or running a major training base (财税〔2019〕46号).</summary>
/// <param name="Item">What for, as the claim says it.</param>
/// <param name="Amount">Above zero.</param>
public sealed record EligibleInvestment(string Item, Yuan Amount);

/// <summary>What an enterprise claims for one year.</summary>
/// <param name="Year">Calendar year in which the surcharges were due.</param>
/// <param name="CaseId">The case that it was claimed by.</param>
/// <param name="Percent">Of the investment that becomes credit, such as 30.</param>
/// <param name="Investments">Made in the year; none where only what is left of earlier years is used.</param>
/// <param name="EducationDue">教育费附加 due in the year, not below zero.</param>
/// <param name="LocalDue">地方教育附加 due in the year, not below zero.</param>
public sealed record TaxClaim(
    int Year, string CaseId, decimal Percent, IReadOnlyList<EligibleInvestment> Investments, Yuan EducationDue, Yuan LocalDue)
{
    /// <summary>The same claim, whatever object it is.</summary>
    public bool IsSame(TaxClaim other) => this with { Investments = [] } == other with { Investments = [] }
        && Investments.SequenceEqual(other.Investments);
}

/// <summary>An investment was withdrawn, or the shares that it bought were transferred, whole or in part.</summary>
/// <param name="Year">In which it is on record: not before the last year that was claimed.</param>
/// <param name="Key">Of the act: the same one twice adds nothing.</param>
/// <param name="Lot">Which investment.</param>
/// <param name="Amount">Of it; above zero and not above what is left of it.</param>
public sealed record TaxWithdrawal(int Year, string Key, TaxLotId Lot, Yuan Amount);

/// <summary>An investment by the year of its claim and its place in it, from 1.</summary>
public sealed record TaxLotId(int Year, int Number);

/// <summary>One entry of the ledger: a claim or a withdrawal.</summary>
public sealed record TaxEntry(TaxClaim? Claim, TaxWithdrawal? Withdrawal)
{
    public static TaxEntry Of(TaxClaim claim) => new(claim, null);

    public static TaxEntry Of(TaxWithdrawal withdrawal) => new(null, withdrawal);
}
