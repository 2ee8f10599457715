namespace Funding.Workflows.Benefits;

/// <summary>Why a year is not claimed, or an investment not withdrawn.</summary>
public static class BenefitRefusals
{
    private static readonly Texts Texts = new(typeof(BenefitRefusals));

    public static Refusal YearClaimed(int year) =>
        new("tax-year-claimed", null, Texts.Of("year-claimed", year)) { Kind = RefusalKind.Conflict };

    public static Refusal LaterYear(int year, int later) =>
        new("tax-year-over", null, Texts.Of("later-year", year, later)) { Kind = RefusalKind.Conflict };

    public static Refusal WithdrawnOtherwise(string key) =>
        new("tax-withdrawn-otherwise", null, Texts.Of("withdrawn-otherwise", key)) { Kind = RefusalKind.Conflict };

    public static Refusal NoInvestment(TaxLotId lot) =>
        new("tax-no-investment", "lot", Texts.Of("no-investment", lot.Year, lot.Number)) { Kind = RefusalKind.NotFound };

    public static Refusal Held(Bilingual title) => new("benefit-held", null, Texts.Of("held", title)) { Kind = RefusalKind.Conflict };

    /// <param name="figure">Of the file, as it is called.</param>
    public static Refusal NoFigure(Bilingual figure) => new("benefit-no-figure", null, Texts.Of("no-figure", figure));

    public static Refusal NoLine() => new("benefit-no-line", "award", Texts.Of("no-line")) { Kind = RefusalKind.NotFound };

    public static Refusal NoClaim(int year) =>
        new("benefit-no-claim", null, Texts.Of("no-claim", year)) { Kind = RefusalKind.NotFound };

    public static Refusal WithdrawnTooMuch(Yuan left) => new("tax-withdrawn-too-much", "amount", Texts.Of("too-much", left.Shown()));

    /// <summary>What is no claim: an investment of nothing, or a surcharge below zero.</summary>
    internal static IEnumerable<Refusal> Of(TaxClaim claim)
    {
        foreach (var (i, investment) in claim.Investments.Index())
            if (investment.Amount <= Yuan.Zero)
                yield return new("tax-investment-of-nothing", $"investment[{i}].amount", Texts.Of("nothing", i + 1));
        if (claim.EducationDue < Yuan.Zero || claim.LocalDue < Yuan.Zero)
            yield return new("tax-due-negative", null, Texts.Of("due-negative"));
        if (claim.Percent is <= 0 or > 100) yield return new("tax-percent", null, Texts.Of("percent"));
    }
}
