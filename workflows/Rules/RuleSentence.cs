namespace Funding.Workflows.Rules;

/// <summary>A rule in plain language, in both languages, from its parsed expression.</summary>
public static class RuleSentence
{
    /// <returns>Null for what is no rule: a fault says why.</returns>
    public static Bilingual? Of(string expression, RuleNames names) =>
        RuleParser.Rule(expression).Parsed is { } parsed ? new RuleReader(names).Said(parsed.Body) : null;

    /// <summary>A number in the words of rules.</summary>
    /// <returns>Null for what is none.</returns>
    public static Bilingual? Figure(string expression, RuleNames names) =>
        RuleParser.Figure(expression).Parsed is { } parsed ? new RuleReader(names).Called(parsed.Body) : null;
}
