namespace Funding.Workflows.Benefits;

/// <summary>What a year's claim of a line comes to, each figure with how it was computed.</summary>
/// <param name="Amount">Granted; of a credit what is offset in the year, and zero where no money is meant.</param>
/// <param name="Tax">What goes into the tax ledger; null for any other rule.</param>
public sealed record BenefitSheet(IReadOnlyList<FigureLine> Lines, Yuan Amount, TaxClaim? Tax)
{
    private static readonly Texts Texts = new(typeof(BenefitSheet));

    /// <summary>What was kept of the amount for what earlier years had too much.</summary>
    public Yuan Kept { get; init; }

    /// <param name="ledger">Of the line before the claim.</param>
    /// <param name="desk">Whose city's limit holds.</param>
    /// <exception cref="RefusedException">The ledger does not take the claim: the year is claimed, or over.</exception>
    public static BenefitSheet Of(BenefitLine line, int year, string caseId, Answers answers, string desk, TaxLedger ledger) =>
        line.Rule switch
        {
            BenefitRule.Credit => Credit(line, year, caseId, answers, ledger),
            BenefitRule.Interest => Interest(line, answers, desk),
            BenefitRule.Amount => Capped(
                line, desk, new(Texts.Of("amount"), Texts.Of("amount.how"), Money(answers, line.Amount).Shown(), line.Clause),
                Money(answers, line.Amount)),
            _ => new([new(Texts.Of("record"), Texts.Of("record.how"), "—", line.Clause)], Yuan.Zero, null),
        };

    /// <summary>A year of the tax ledger, line by line.</summary>
    /// <param name="claim">Of the year; null where nothing was claimed in it.</param>
    public static IReadOnlyList<FigureLine> Of(TaxYear year, TaxClaim? claim, string clause)
    {
        var lines = new List<FigureLine>();
        if (claim is not null)
        {
            Add("eligible", year.Eligible, Texts.Of("eligible.how", Sum(claim.Investments.Select(i => i.Amount))));
            Add("credit", year.NewCredit, Texts.Of("credit.how", year.Eligible.Shown(), Plain(claim.Percent)));
        }

        Add("opening", year.Opening, Texts.Of("opening.how"));
        if (claim is not null)
        {
            Add(
                "due", year.EducationDue + year.LocalDue,
                Texts.Of("due.how", year.EducationDue.Shown(), year.LocalDue.Shown()));
            Add("used", year.Used, Texts.Of("used.how", year.UsedEducation.Shown(), year.UsedLocal.Shown()));
        }

        if (year.Cancelled > Yuan.Zero) Add("cancelled", year.Cancelled, Texts.Of("cancelled.how"));
        if (year.Repaid > Yuan.Zero) Add("repaid", year.Repaid, Texts.Of("repaid.how"));
        Add("closing", year.Closing, Texts.Of(
            "closing.how", year.Opening.Shown(), year.NewCredit.Shown(), year.Used.Shown(), year.Cancelled.Shown()));
        return lines;

        void Add(string name, Yuan figure, Bilingual how) => lines.Add(new(Texts.Of(name), how, figure.Shown(), clause));
    }

    private static BenefitSheet Credit(BenefitLine line, int year, string caseId, Answers answers, TaxLedger ledger)
    {
        var claim = new TaxClaim(
            year, caseId, line.Percent,
            [
                .. answers.RowsOf(line.Investment!).Select(row => new EligibleInvestment(
                    line.Item is { } item ? row.Text(item).Trim() : "", new(AnswerText.Number(row.Text(line.Amount!)) ?? 0))),
            ],
            Money(answers, line.Education), Money(answers, line.Local));
        var posted = ledger.Claim(claim).Years.First(y => y.Year == year);
        return new(Of(posted, claim, line.Clause), posted.Used, claim);
    }

    private static BenefitSheet Interest(BenefitLine line, Answers answers, string desk)
    {
        var (principal, rate, days) = (Money(answers, line.Principal), Number(answers, line.Rate), Number(answers, line.Days));
        var interest = new Yuan(decimal.Round(principal.Value * rate * days / 36_000, 2, MidpointRounding.AwayFromZero));
        return Capped(
            line, desk,
            new(Texts.Of("interest"), Texts.Of("interest.how", principal.Shown(), Plain(rate), Plain(days)), interest.Shown(), line.Clause),
            interest);
    }

    private static BenefitSheet Capped(BenefitLine line, string desk, FigureLine computed, Yuan amount)
    {
        if (line.Limits.FirstOrDefault(l => l.Desk == desk) is not { } limit) return new([computed], amount, null);
        var most = new Yuan(limit.Most);
        var granted = amount < most ? amount : most;
        return new([computed, new(Texts.Of("limit"), Texts.Of("limit.how", most.Shown()), granted.Shown(), line.Clause)], granted, null);
    }

    private static string Sum(IEnumerable<Yuan> amounts) =>
        amounts.Select(a => a.Shown()).ToList() is { Count: > 0 } all ? string.Join(" + ", all) : "0.00";

    private static Yuan Money(Answers answers, string? field) => new(decimal.Round(Number(answers, field), 2));

    private static decimal Number(Answers answers, string? field) =>
        field is null ? 0 : AnswerText.Number(answers.Fields.GetValueOrDefault(field)) ?? 0;

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
