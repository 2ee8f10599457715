namespace Funding.Workflows.Stages.Rules;

/// <param name="Place">Of the one case that is asked about; null for all applications together.</param>
/// <param name="Passes">The case meets the rules; asked only when it is its turn.</param>
public sealed record RulesFacts(PlaceFacts? Place, bool Passes)
{
    public static readonly RulesFacts Together = new(null, false);
}

/// <summary>规则审核: the rules are applied at once, and the order of those that pass goes on to the committee.</summary>
public static class RulesStage
{
    public const string Kind = RulesSettings.Kind;

    public static readonly StageAct ApplyRules = StageAct.Leaving(nameof(ApplyRules));

    public static readonly StageAct RefuseByRules = StageAct.Leaving(nameof(RefuseByRules), StageStep.EndOfCase);
    public static readonly StageAct WaitForPlace = new(nameof(WaitForPlace), Cadence.WhileDue);

    /// <summary>What the rules are applied to: what no officer has taken up, and what one has found eligible.</summary>
    public static readonly IReadOnlyList<ApplicationState> Taken =
        [ApplicationState.Submitted, ApplicationState.Recommended, ApplicationState.Corrected, ApplicationState.Eligible];

    private static readonly ConditionalWeakTable<Programme, EligibilityRules> Compiled = [];

    public static StageStep Next(RulesSettings settings, RulesFacts facts) => facts.Place is not { } place ? StageStep.Leave()
        : PlaceDecision.Of(place, settings.Places, settings.Reserve, facts.Passes) switch
        {
            PlaceAnswer.Wait => StageStep.WaitUntil(null),
            PlaceAnswer.Fail or PlaceAnswer.Full => StageStep.Leave(StageStep.EndOfCase),
            PlaceAnswer.Reserve => StageStep.Do(WaitForPlace),
            _ => StageStep.Leave(),
        };

    /// <summary>The verdict of the stage's rules.</summary>
    /// <param name="asOf">The last day of the call; of a case that goes its own way the day of its submission.</param>
    /// <param name="prior">What is on record of the organisation; null where no rule asks.</param>
    public static EligibilityVerdict Judge(
        Programme programme, Application application, Answers answers, Desk desk, DateOnly asOf, PriorRecord? prior = null) =>
        Compiled.GetValue(programme, Compile)
            .Judge(EligibilityFactsBuilder.Build(programme, application, answers, desk, asOf, prior));

    /// <summary>What the stage's rules ask the record for.</summary>
    public static IReadOnlyList<PriorAsk> AsksOf(Programme programme) => Compiled.GetValue(programme, Compile).Asks;

    private static EligibilityRules Compile(Programme programme) => EligibilityRules.Compile(
        [.. programme.StageSettings<RulesSettings>(Kind).Rules.Select(r => r.Rule)], EligibilityFactsBuilder.Vocabulary(programme));
}
