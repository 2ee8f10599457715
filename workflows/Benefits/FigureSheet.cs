namespace Funding.Workflows.Benefits;

/// <summary>A number of the claim that the officer states by the evidence.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Stated">Null before the officer has.</param>
public sealed record VerifiedNumber(string Field, Bilingual Name, decimal? Claimed, decimal? Stated);

/// <summary>What a claim comes to by the figures of its line. Pure.</summary>
public static class FigureSheet
{
    private static readonly Texts Texts = new(typeof(BenefitSheet));

    /// <param name="facts">Of the claim, with what was stated in place of what was claimed.</param>
    /// <param name="carried">What earlier years had too much of the line, and is kept from this one.</param>
    /// <exception cref="RefusedException">A figure cannot be computed: a number it asks for is missing.</exception>
    public static BenefitSheet Of(
        BenefitLine line, Programme programme, EligibilityFacts facts, IReadOnlyList<VerifiedNumber> verified, Yuan carried)
    {
        var lines = verified.Select(v => new FigureLine(
            v.Name,
            v.Stated is null ? Texts.Of("verified.not-yet", Plain(v.Claimed)) : Texts.Of("verified", Plain(v.Claimed)),
            Plain(v.Stated ?? v.Claimed), line.Clause)).ToList();
        var (numbers, computed, amount) = (new Dictionary<string, decimal>(facts.Numbers), new List<string>(), 0m);
        foreach (var figure in line.Figures)
        {
            if (FigureExpression.Of(figure.Value, programme, facts with { Numbers = numbers }, computed) is not { } value)
                throw new RefusedException(BenefitRefusals.NoFigure(figure.Name));
            amount = decimal.Round(value, figure.Decimals, MidpointRounding.AwayFromZero);
            numbers[figure.Id] = amount;
            computed.Add(figure.Id);
            lines.Add(new(
                figure.Name,
                figure.Explained(id => Plain(numbers.TryGetValue(id, out var number) ? number : null)),
                amount.ToString($"N{figure.Decimals}", CultureInfo.InvariantCulture),
                figure.Clause ?? line.Clause));
        }

        return Without(carried, new(lines, new(Math.Max(0, decimal.Round(amount, 2))), null), line);
    }

    /// <summary>What is wrong with the figures of a line; a path below the line.</summary>
    internal static IEnumerable<Fault> Check(BenefitLine line, ProgrammeOutline programme, IReadOnlyList<string> numbers)
    {
        var before = new List<string>();
        foreach (var (i, figure) in line.Figures.Index())
        {
            if (numbers.Contains(figure.Id))
                yield return new($"figures[{i}].id", $"'{figure.Id}' is a number of the application; choose another id");
            foreach (var fault in FigureExpression.Faults(figure.Value, programme, before)) yield return new($"figures[{i}].value", fault);
            foreach (var id in figure.Named().Where(id => !numbers.Contains(id) && !before.Contains(id)))
                yield return new($"figures[{i}].how", $"'{id}' is no number of the application and no figure before this one");
            before.Add(figure.Id);
        }
    }

    private static BenefitSheet Without(Yuan carried, BenefitSheet sheet, BenefitLine line)
    {
        if (carried <= Yuan.Zero) return sheet;
        var kept = Yuan.Min(carried, sheet.Amount);
        return sheet with
        {
            Amount = sheet.Amount - kept,
            Kept = kept,
            Lines =
            [
                .. sheet.Lines,
                new(Texts.Of("kept"), Texts.Of("kept.how", carried.Shown()), kept.Shown(), line.Clause),
                new(Texts.Of("left"), Texts.Of("left.how", sheet.Amount.Shown(), kept.Shown()), (sheet.Amount - kept).Shown(), line.Clause),
            ],
        };
    }

    private static string Plain(decimal? number) => number?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "—";
}
