namespace Funding.Workflows.Rules;

/// <summary>A number in the words of the rules' language, such as <c>Number("students") * 2</c>.</summary>
public static class FigureExpression
{
    private static readonly ConcurrentDictionary<string, Func<EligibilityFacts, decimal?>> Compiled = new(StringComparer.Ordinal);

    /// <summary>What is wrong with it, a sentence each; none where it can be asked.</summary>
    public static IReadOnlyList<string> Faults(string expression, ProgrammeOutline outline) =>
        Parse(expression, EligibilityFactsBuilder.Vocabulary(outline)).Faults;

    /// <returns>Null where something it asks for was not answered, or it divides by nothing.</returns>
    /// <exception cref="InvalidOperationException">It cannot be used; the catalogue lets none in.</exception>
    public static decimal? Of(string expression, Programme programme, EligibilityFacts facts)
    {
        var figure = Compiled.GetOrAdd($"{programme.Id}\n{expression}", _ =>
            Parse(expression, EligibilityFactsBuilder.Vocabulary(programme)) is { Figure: { } parsed } ? parsed.Compile()
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
