namespace Funding.Workflows.Benefits;

/// <summary>How a claim of a line comes to its amount.</summary>
public enum BenefitRule
{
    /// <summary>A share of an investment, offset against two surcharges; see <see cref="TaxLedger"/>. It pays nothing.</summary>
    Credit,

    /// <summary>Principal × yearly rate × days ÷ 360.</summary>
    Interest,

    /// <summary>A figure of the claim.</summary>
    Amount,

    /// <summary>Something that is granted and is no money.</summary>
    Record,

    /// <summary>Figures one after the other, the last of which is the amount; see <see cref="FigureSheet"/>.</summary>
    Figures,
}

/// <summary>How a year that was granted is looked at again.</summary>
public enum SettlementRule
{
    /// <summary>The verified numbers are stated anew after an audit, and the amount is computed by them: what was more is over.</summary>
    Audit,

    /// <summary>What was really paid in the year is stated: what is beyond the amount is over.</summary>
    Actual,
}

/// <summary>A benefit line as a programme's file writes it: what it is computed from, by ids of the form.</summary>
/// <param name="Id">Of the line, and of the award that its first claim makes.</param>
/// <param name="Clause">By which it is granted.</param>
public sealed record BenefitLine(string Id, BenefitRule Rule, string Clause)
{
    /// <summary>Of a credit: percent of the investment.</summary>
    public decimal Percent { get; init; }

    /// <summary>Of a credit: the table of investments.</summary>
    public string? Investment { get; init; }

    /// <summary>Of a credit: its column that says what for.</summary>
    public string? Item { get; init; }

    /// <summary>Of a credit its column of yuan, of an amount the field.</summary>
    public string? Amount { get; init; }

    /// <summary>Of a credit: the field of the 教育费附加 due in the year, in yuan.</summary>
    public string? Education { get; init; }

    /// <summary>Of a credit: the field of the 地方教育附加 due in the year, in yuan.</summary>
    public string? Local { get; init; }

    /// <summary>Of an interest: the field of the principal in yuan.</summary>
    public string? Principal { get; init; }

    /// <summary>Of an interest: the field of the yearly rate in percent.</summary>
    public string? Rate { get; init; }

    /// <summary>Of an interest: the field of the days.</summary>
    public string? Days { get; init; }

    /// <summary>Of figures, in their order; the last is yuan.</summary>
    public IReadOnlyList<BenefitFigure> Figures { get; init; } = [];

    /// <summary>Of figures: number fields that the officer who grants states by the evidence, in place of what was claimed.</summary>
    public IReadOnlyList<string> Verified { get; init; } = [];

    /// <summary>Of figures: the part that names whom it is for; each person has an award of the line. Null for the holder's.</summary>
    public string? Person { get; init; }

    /// <summary>Of figures: how a year is settled; null where none is. What is over is kept from later years.</summary>
    public SettlementRule? Settlement { get; init; }

    /// <summary>What is asked back of what was paid once the line is withdrawn.</summary>
    public BenefitRecovery Recovery { get; init; }

    /// <summary>Whose budget line pays what is money; null where the claim ends with the decision.</summary>
    public MoneySource? Pays { get; init; }

    /// <summary>What a city grants of an interest or an amount at most; none where a city says nothing.</summary>
    public IReadOnlyList<CityLimit> Limits { get; init; } = [];

    /// <summary>The fields of numbers that it names.</summary>
    internal IEnumerable<(string Setting, string? Field)> Numbers() => Rule switch
    {
        BenefitRule.Credit => [("education", Education), ("local", Local)],
        BenefitRule.Interest => [("principal", Principal), ("rate", Rate), ("days", Days)],
        BenefitRule.Amount => [("amount", Amount)],
        _ => [],
    };
}

/// <param name="Desk">Of the city.</param>
/// <param name="Most">Yuan for a year's claim of the line.</param>
public sealed record CityLimit(string Desk, decimal Most);
