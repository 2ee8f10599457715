namespace Funding.Workflows.Stages.Rules;

/// <inheritdoc cref="RulesSettings"/>
public sealed class RulesDeclaration() : StageDeclaration<RulesSettings>(RulesSettings.Kind)
{
    public override StageScopes Scopes => StageScopes.Both;

    public override IReadOnlyList<Type> Gives => [typeof(IOrder), typeof(IPlaces)];

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    protected override IEnumerable<Fault> Check(RulesSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        foreach (var twice in Fault.Twice("rules", settings.Rules.Select(r => r.Id), "rule")) yield return twice;
        if (settings is { Reserve: > 0, Places: null })
            yield return new("reserve", "goes with places: where all that pass are proposed nobody is left for a reserve");
        var vocabulary = EligibilityFactsBuilder.Vocabulary(programme);
        foreach (var (i, rule) in settings.Rules.Index())
        {
            foreach (var error in Errors(rule, vocabulary)) yield return new($"rules[{i}].expression", error);
            foreach (var fault in rule.When.Check(programme)) yield return fault with { Path = $"rules[{i}].{fault.Path}" };
        }
    }

    private static IEnumerable<string> Errors(RuleText rule, EligibilityVocabulary vocabulary)
    {
        try
        {
            EligibilityRules.Compile([rule.Rule], vocabulary);
            return [];
        }
        catch (EligibilityRulesException wrong)
        {
            return wrong.Errors.Select(e => e.Message);
        }
    }
}
