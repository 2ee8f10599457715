namespace Funding.Workflows.Benefits;

/// <summary>A year of the ledger. Opening + new credit − used − cancelled = closing; what was repaid is tax and no credit.</summary>
/// <param name="Eligible">Investment claimed in the year.</param>
/// <param name="NewCredit">What became credit of it.</param>
/// <param name="UsedEducation">Offset against 教育费附加, which comes first.</param>
/// <param name="UsedLocal">Offset against 地方教育附加.</param>
/// <param name="Cancelled">Credit of withdrawn investment that had not been used.</param>
/// <param name="Repaid">Credit of withdrawn investment that had been used: to be paid to the tax office.</param>
public sealed record TaxYear(
    int Year, Yuan Opening, Yuan Eligible, Yuan NewCredit, Yuan EducationDue, Yuan LocalDue, Yuan UsedEducation, Yuan UsedLocal,
    Yuan Cancelled, Yuan Repaid)
{
    public Yuan Used => UsedEducation + UsedLocal;

    public Yuan Closing => Opening + NewCredit - Used - Cancelled;

    /// <summary>The case of its claim; null in a year in which something was withdrawn and nothing claimed.</summary>
    public string? CaseId { get; init; }

    public decimal? Percent { get; init; }

    public static TaxYear Begin(int year, Yuan opening) =>
        new(year, opening, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero);
}

/// <summary>An investment with its credit: what of it was used, and what is left.</summary>
/// <param name="Amount">Of the investment, without what was withdrawn of it.</param>
/// <param name="Credit">What it is worth with that amount.</param>
/// <param name="Used">Offset so far and not repaid; never more than the credit.</param>
public sealed record TaxLot(TaxLotId Id, EligibleInvestment Investment, decimal Percent, Yuan Amount, Yuan Credit, Yuan Used)
{
    public Yuan Left => Credit - Used;
}
