namespace Funding.Workflows.Benefits;

/// <summary>
/// The tax line of one enterprise: a share of its eligible investment may be offset against two surcharges; what is not used is carried
/// forward, and what was offset is repaid when the investment is withdrawn. It says what to offset and pays nothing.
/// </summary>
/// <param name="Years">In order; a year without a claim and a withdrawal is left out, and changes nothing.</param>
/// <param name="Lots">Investments in the order of their claims: credit is used in this order.</param>
public sealed record TaxLedger(IReadOnlyList<TaxYear> Years, IReadOnlyList<TaxLot> Lots, IReadOnlyList<TaxEntry> Entries)
{
    public static readonly TaxLedger Empty = new([], [], []);

    /// <summary>Credit that is left.</summary>
    public Yuan Left => Years.Count == 0 ? Yuan.Zero : Years[^1].Closing;

    /// <exception cref="RefusedException">An entry cannot follow those before it.</exception>
    public static TaxLedger Of(IEnumerable<TaxEntry> entries) => entries.Aggregate(
        Empty, (ledger, entry) => entry.Claim is { } claim ? ledger.Claim(claim) : ledger.Withdraw(entry.Withdrawal!));

    /// <summary>The ledger with a year's claim; the same one again where it is there.</summary>
    /// <exception cref="RefusedException">The year was claimed otherwise, or a later one was, or a figure is none.</exception>
    public TaxLedger Claim(TaxClaim claim)
    {
        if (Entries.FirstOrDefault(e => e.Claim?.Year == claim.Year)?.Claim is { } there)
            return there.IsSame(claim) ? this : throw new RefusedException(BenefitRefusals.YearClaimed(claim.Year));
        if (Years.Count > 0 && Years[^1].Year > claim.Year)
            throw new RefusedException(BenefitRefusals.LaterYear(claim.Year, Years[^1].Year));
        if (BenefitRefusals.Of(claim).ToList() is { Count: > 0 } wrong) throw new RefusedException(wrong);

        // A withdrawal may have begun the year.
        var year = Years.Count > 0 && Years[^1].Year == claim.Year ? Years[^1] : TaxYear.Begin(claim.Year, Left);
        var lots = NewLots(claim);
        var credit = lots.Sum(lot => lot.Credit);
        var (education, local) = Offset(year.Opening - year.Cancelled + credit, claim);
        return new(
            [
                .. Years.Where(y => y.Year != claim.Year),
                year with
                {
                    Eligible = claim.Investments.Sum(i => i.Amount),
                    NewCredit = credit,
                    EducationDue = claim.EducationDue,
                    LocalDue = claim.LocalDue,
                    UsedEducation = education,
                    UsedLocal = local,
                    CaseId = claim.CaseId,
                    Percent = claim.Percent,
                },
            ],
            Use([.. Lots, .. lots], education + local),
            [.. Entries, TaxEntry.Of(claim)]);
    }

    /// <summary>
    /// The ledger after a withdrawal: credit that was not used is cancelled first, and the rest, which was offset, is repaid. Of an
    /// investment that is withdrawn as a whole exactly what was offset for it is repaid.
    /// </summary>
    /// <exception cref="RefusedException">No such investment, more than is left of it, or before the last year of the ledger.</exception>
    public TaxLedger Withdraw(TaxWithdrawal withdrawal)
    {
        if (Entries.FirstOrDefault(e => e.Withdrawal?.Key == withdrawal.Key)?.Withdrawal is { } there)
            return there == withdrawal ? this : throw new RefusedException(BenefitRefusals.WithdrawnOtherwise(withdrawal.Key));
        if (Lots.FirstOrDefault(l => l.Id == withdrawal.Lot) is not { } lot)
            throw new RefusedException(BenefitRefusals.NoInvestment(withdrawal.Lot));
        if (withdrawal.Amount <= Yuan.Zero || withdrawal.Amount > lot.Amount)
            throw new RefusedException(BenefitRefusals.WithdrawnTooMuch(lot.Amount));
        if (withdrawal.Year < Years[^1].Year) throw new RefusedException(BenefitRefusals.LaterYear(withdrawal.Year, Years[^1].Year));

        var amount = lot.Amount - withdrawal.Amount;
        var credit = amount == Yuan.Zero ? Yuan.Zero : Yuan.Min(lot.Credit, CreditOf(amount, lot.Percent));
        var repaid = lot.Used > credit ? lot.Used - credit : Yuan.Zero;
        var cancelled = lot.Credit - credit - repaid;
        var year = Years[^1].Year == withdrawal.Year ? Years[^1] : TaxYear.Begin(withdrawal.Year, Left);
        return new(
            [
                .. Years.Where(y => y.Year != withdrawal.Year),
                year with { Cancelled = year.Cancelled + cancelled, Repaid = year.Repaid + repaid },
            ],
            [.. Lots.Select(l => l.Id == lot.Id ? l with { Amount = amount, Credit = credit, Used = l.Used - repaid } : l)],
            [.. Entries, TaxEntry.Of(withdrawal)]);
    }

    /// <summary>Credit of an amount, to the fen, half a fen up.</summary>
    public static Yuan CreditOf(Yuan amount, decimal percent) =>
        new(decimal.Round(amount.Value * percent / 100, 2, MidpointRounding.AwayFromZero));

    /// <summary>Each investment with its part of the credit of all: rounded as they add up, so that the parts make the whole.</summary>
    private static List<TaxLot> NewLots(TaxClaim claim)
    {
        var lots = new List<TaxLot>();
        var (amounts, credits) = (Yuan.Zero, Yuan.Zero);
        foreach (var (i, investment) in claim.Investments.Index())
        {
            amounts += investment.Amount;
            var credit = CreditOf(amounts, claim.Percent) - credits;
            credits += credit;
            lots.Add(new(new(claim.Year, i + 1), investment, claim.Percent, investment.Amount, credit, Yuan.Zero));
        }

        return lots;
    }

    /// <summary>The smaller of what is left and what is due; 教育费附加 first.</summary>
    private static (Yuan Education, Yuan Local) Offset(Yuan left, TaxClaim claim)
    {
        var education = Yuan.Min(left, claim.EducationDue);
        return (education, Yuan.Min(left - education, claim.LocalDue));
    }

    private static List<TaxLot> Use(List<TaxLot> lots, Yuan used)
    {
        var rest = used;
        return [.. lots.Select(lot =>
        {
            var taken = Yuan.Min(lot.Left, rest);
            rest -= taken;
            return lot with { Used = lot.Used + taken };
        })];
    }
}
