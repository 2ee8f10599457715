namespace Funding.Workflows.Stages.Benefit;

/// <summary>What an officer states of a claim by the evidence.</summary>
public static class VerifiedNumbers
{
    /// <summary>Behind it stands the field's id in forms and refusals.</summary>
    public const string Prefix = "verified.";

    private const int MostDecimals = 4;
    private const decimal Most = 1_000_000_000_000;

    /// <param name="typed">By the field's id.</param>
    /// <returns>Null where the line has nothing to verify.</returns>
    /// <exception cref="RefusedException">Something was not stated, is no number, negative or too large; each field is named.</exception>
    public static IReadOnlyDictionary<string, decimal>? Read(
        BenefitLine line, Programme programme, IReadOnlyDictionary<string, string> typed)
    {
        if (line.Verified.Count == 0) return null;
        var numbers = line.Verified.ToDictionary(f => f, f => AnswerText.Number(typed.GetValueOrDefault(f)));
        var wrong = numbers
            .Where(n => n.Value is not { } number || number is < 0 or > Most || AnswerText.Decimals(number) > MostDecimals)
            .Select(n => BenefitStageRefusals.NotVerified($"{Prefix}{n.Key}", NameOf(programme, n.Key))).ToList();
        return wrong.Count == 0 ? numbers.ToDictionary(n => n.Key, n => n.Value!.Value) : throw new RefusedException(wrong);
    }

    /// <summary>What a field is called.</summary>
    public static Bilingual NameOf(Programme programme, string field) =>
        programme.EachPart().Select(p => p.Kind.Called(p.Part, field)).OfType<Bilingual>().FirstOrDefault() ?? Bilingual.Same(field);

    /// <summary>The line's numbers, claimed and stated.</summary>
    /// <param name="stated">Null before the officer has.</param>
    public static IReadOnlyList<VerifiedNumber> Of(
        BenefitLine line, Programme programme, Answers answers, IReadOnlyDictionary<string, decimal>? stated) =>
    [
        .. line.Verified.Select(f => new VerifiedNumber(
            f, NameOf(programme, f), AnswerText.Number(answers.Fields.GetValueOrDefault(f)),
            stated is not null && stated.TryGetValue(f, out var number) ? number : null)),
    ];

    /// <summary>The answers with what was stated in place of what was claimed.</summary>
    public static Answers In(this IReadOnlyDictionary<string, decimal>? stated, Answers answers) => stated is null ? answers : answers with
    {
        Fields = answers.Fields.Where(f => !stated.ContainsKey(f.Key))
            .Concat(stated.Select(s => KeyValuePair.Create(s.Key, s.Value.ToString(CultureInfo.InvariantCulture)))).ToDictionary(),
    };
}
