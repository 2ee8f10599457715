namespace Funding.Workflows.Rules;

/// <summary>The programme's rules over an application: applicant and officer see the same verdict with the same clauses.</summary>
public static class EligibilityCheck
{
    /// <summary>The citation of a rule on which the text is silent.</summary>
    public const string AuthoritySetting = "authority's setting";

    private static readonly ConditionalWeakTable<Programme, EligibilityRules> Compiled = [];

    /// <summary>As of the last day of the call, the same for applicant, desk and officer.</summary>
    /// <param name="check">The programme's check; null where it has none.</param>
    /// <param name="desk">The application's recommending desk.</param>
    /// <param name="prior">What is on record of the organisation; null where no rule asks.</param>
    /// <exception cref="EligibilityRulesException">A rule of the programme cannot be used; the catalogue lets none in.</exception>
    public static EligibilityVerdict Run(
        IChecked? check, Programme programme, Round round, Application application, Answers answers, Desk desk,
        PriorRecord? prior = null) =>
        Run(check, programme, application, answers, desk, round.CallCloses(), prior);

    /// <param name="check">The programme's check; null where it has none.</param>
    /// <param name="desk">The application's recommending desk.</param>
    /// <param name="asOf">The last day of the call.</param>
    /// <param name="prior">What is on record of the organisation; null where no rule asks.</param>
    /// <exception cref="EligibilityRulesException">A rule of the programme cannot be used; the catalogue lets none in.</exception>
    public static EligibilityVerdict Run(
        IChecked? check, Programme programme, Application application, Answers answers, Desk desk, DateOnly asOf,
        PriorRecord? prior = null) =>
        WithMembers(
            RulesOf(check, programme).Judge(EligibilityFactsBuilder.Build(programme, application, answers, desk, asOf, prior)),
            programme, application);

    /// <summary>How many members there have to be is a condition of the submission; where one has left since it is judged again.</summary>
    private static EligibilityVerdict WithMembers(EligibilityVerdict verdict, Programme programme, Application application)
    {
        if (application.Parties.All(p => p.CreditCode is not { } code || !application.HasLeft(code))
            || RosterPart.Of(programme) is not { } members)
        {
            return verdict;
        }

        var kinds = application.OtherParties().Select(p => p.Kind).ToList();
        return verdict with
        {
            Results =
            [
                .. verdict.Results,
                .. members.Kind.OutOfBounds(members.Part, kinds).Select(r => new EligibilityRuleResult(
                    r.Code, false, AuthoritySetting, r.Chinese, r.English, true)),
            ],
        };
    }

    /// <summary>What the programme's check asks the record for.</summary>
    public static IReadOnlyList<PriorAsk> AsksOf(IChecked? check, Programme programme) => RulesOf(check, programme).Asks;

    private static EligibilityRules RulesOf(IChecked? check, Programme programme) =>
        Compiled.GetValue(programme, _ => Compile(check, programme));

    private static EligibilityRules Compile(IChecked? check, Programme programme) =>
        EligibilityRules.Compile([.. (check?.Rules ?? []).Select(Rule)], EligibilityFactsBuilder.Vocabulary(programme));

    public static EligibilityRule Rule(EligibilityRuleText rule) =>
        new(rule.Id, rule.Expression, rule.Citation, rule.Message.Zh, rule.Message.En, rule.Citation == AuthoritySetting)
        {
            When = rule.When,
        };
}
