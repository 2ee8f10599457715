namespace Funding.Workflows.Rules;

/// <summary>Reads an expression of the rules' language; what it may name is checked on what was parsed.</summary>
internal static class RuleParser
{
    public static (Expression<Func<EligibilityFacts, bool>>? Parsed, string? Fault) Rule(string expression) => Read<bool>(expression);

    public static (Expression<Func<EligibilityFacts, decimal?>>? Parsed, string? Fault) Figure(string expression) =>
        Read<decimal?>(expression);

    private static (Expression<Func<EligibilityFacts, T>>?, string?) Read<T>(string expression)
    {
        try
        {
            return (DynamicExpressionParser.ParseLambda<EligibilityFacts, T>(EligibilityRules.Language, false, expression), null);
        }
        catch (ParseException wrong)
        {
            return (null, $"{wrong.Message} (at character {wrong.Position + 1} of \"{expression}\"); {AllowedExpression.Help}");
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return (null, $"{wrong.Message} (in \"{expression}\"); {AllowedExpression.Help}");
        }
    }
}
