namespace Funding.Workflows.Rules;

/// <summary>A number in the words of the rules' language, such as <c>Number("students") * 2</c>.</summary>
public static class FigureExpression
{
    private static readonly ConcurrentDictionary<string, Func<EligibilityFacts, decimal?>> Compiled = new(StringComparer.Ordinal);

    /// <summary>What is wrong with it, a sentence each; none where it can be asked.</summary>
    /// <param name="computed">Ids of figures that it may ask for as numbers, beside those of the form.</param>
    public static IReadOnlyList<string> Faults(string expression, ProgrammeOutline outline, IReadOnlyList<string>? computed = null) =>
        Parse(expression, With(EligibilityFactsBuilder.Vocabulary(outline), computed)).Faults;

    /// <param name="computed">As they were when it was checked; the facts have them among the numbers.</param>
    /// <returns>Null where something it asks for was not answered, or it divides by nothing.</returns>
    /// <exception cref="InvalidOperationException">It cannot be used; the catalogue lets none in.</exception>
    public static decimal? Of(
        string expression, Programme programme, EligibilityFacts facts, IReadOnlyList<string>? computed = null)
    {
        var figure = Compiled.GetOrAdd($"{programme.Id}\n{expression}", _ =>
            Parse(expression, With(EligibilityFactsBuilder.Vocabulary(programme), computed)) is { Figure: { } parsed } ? parsed.Compile()
                : throw new InvalidOperationException($"The figure \"{expression}\" of {programme.Id} cannot be used."));
        try
        {
            return figure(facts);
        }
        catch (Exception wrong) when (wrong is ArithmeticException or InvalidOperationException)
        {
            return null;
        }
    }

    private static EligibilityVocabulary With(EligibilityVocabulary vocabulary, IReadOnlyList<string>? computed) =>
        computed is null ? vocabulary : vocabulary with { NumberFields = vocabulary.NumberFields.Concat(computed).ToHashSet() };

    private static (Expression<Func<EligibilityFacts, decimal?>>? Figure, IReadOnlyList<string> Faults) Parse(
        string expression, EligibilityVocabulary vocabulary)
    {
        var (parsed, fault) = RuleParser.Figure(expression);
        if (parsed is null) return (null, [fault!]);
        var words = AllowedExpression.Read(parsed, vocabulary);
        IReadOnlyList<string> faults = words.Asks.Count > 0
            ? [.. words.Faults, "a figure asks the application and not the record"] : words.Faults;
        return faults.Count == 0 ? (parsed, faults) : (null, faults);
    }
}
