namespace Funding.Workflows.Stages.Eligibility;

/// <inheritdoc cref="EligibilitySettings"/>
public sealed class EligibilityDeclaration() : StageDeclaration<EligibilitySettings>(EligibilitySettings.Kind)
{
    public override IReadOnlyList<Type> Gives => [typeof(IChecked), typeof(IVouches)];

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override StageWork Work => StageWork.Officers;

    public override StageLength Length(EligibilitySettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    protected override IEnumerable<Fault> Check(EligibilitySettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        if (settings.CorrectionWorkingDays >= settings.WorkingDays)
            yield return new(
                "correctionWorkingDays",
                $"out of order: a correction lies within the eligibility check; at most {settings.WorkingDays - 1}");
        foreach (var twice in Fault.Twice("rules", settings.Rules.Select(r => r.Id), "rule")) yield return twice;
        var vocabulary = EligibilityFactsBuilder.Vocabulary(programme);
        foreach (var (i, rule) in settings.Rules.Index())
        {
            foreach (var error in Errors(rule, vocabulary)) yield return new($"rules[{i}].expression", error);
            foreach (var fault in rule.When.Check(programme)) yield return fault with { Path = $"rules[{i}].{fault.Path}" };
        }
    }

    private static IEnumerable<string> Errors(EligibilityRuleText rule, EligibilityVocabulary vocabulary)
    {
        try
        {
            EligibilityRules.Compile([EligibilityCheck.Rule(rule)], vocabulary);
            return [];
        }
        catch (EligibilityRulesException wrong)
        {
            return wrong.Errors.Select(e => e.Message);
        }
    }
}
