namespace Funding.Workflows.Stages.Rules;

/// <summary>规则审核: the rules are applied at once, and the order of those that pass goes on to the committee.</summary>
public static class RulesStage
{
    public const string Kind = RulesSettings.Kind;

    public static readonly StageAct ApplyRules = StageAct.Leaving(nameof(ApplyRules));

    /// <summary>What the rules are applied to: what no officer has taken up, and what one has found eligible.</summary>
    public static readonly IReadOnlyList<ApplicationState> Taken =
        [ApplicationState.Submitted, ApplicationState.Recommended, ApplicationState.Corrected, ApplicationState.Eligible];

    private static readonly ConditionalWeakTable<Programme, EligibilityRules> Compiled = [];

    public static StageStep Next() => StageStep.Leave();

    /// <summary>The verdict of the stage's rules.</summary>
    /// <param name="asOf">The last day of the call.</param>
    public static EligibilityVerdict Judge(Programme programme, Application application, Answers answers, Desk desk, DateOnly asOf) =>
        Compiled.GetValue(programme, Compile).Judge(EligibilityFactsBuilder.Build(programme, application, answers, desk, asOf));

    private static EligibilityRules Compile(Programme programme) => EligibilityRules.Compile(
        [.. programme.StageSettings<RulesSettings>(Kind).Rules.Select(r => r.Rule)], EligibilityFactsBuilder.Vocabulary(programme));
}
