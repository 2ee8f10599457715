namespace Funding.Workflows.Rules;

/// <summary>
/// A programme's rules, each compiled when it is first asked. A rule sees the facts and nothing else: no type, no clock, no constructor;
/// what it may say is checked on the parsed expression, not on its text.
/// </summary>
public sealed class EligibilityRules
{
    internal static readonly ParsingConfig Language = new()
    {
        CustomTypeProvider = new FactsOnly(),
        DisallowNewKeyword = true,
        IsCaseSensitive = true,
        ResolveTypesBySimpleName = false,
        SupportCastingToFullyQualifiedTypeAsString = false,
        SupportEnumerationsFromSystemNamespace = false,
        AllowEqualsAndToStringMethodsOnObject = false,
    };

    private readonly IReadOnlyList<CompiledRule> rules;

    private EligibilityRules(IReadOnlyList<CompiledRule> rules)
    {
        this.rules = rules;
        Asks = [.. rules.SelectMany(r => r.Words.Asks).Distinct()];
    }

    /// <summary>What the rules ask the record for.</summary>
    public IReadOnlyList<PriorAsk> Asks { get; }

    /// <exception cref="EligibilityRulesException">Any rule is wrong; every one that is, is named.</exception>
    public static EligibilityRules Compile(IReadOnlyList<EligibilityRule> rules, EligibilityVocabulary vocabulary)
    {
        var compiled = new List<CompiledRule>();
        var errors = rules.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => new EligibilityRuleError(g.Key, "the id is used twice")).ToList();
        foreach (var rule in rules)
        {
            if (string.IsNullOrWhiteSpace(rule.Citation))
                errors.Add(new(rule.Id, "it cites nothing; give the clause, or \"authority's setting\""));
            var (holds, words) = Parse(rule.Expression, vocabulary);
            errors.AddRange(words.Faults.Select(f => new EligibilityRuleError(rule.Id, f)));
            if (holds is not null) compiled.Add(new(rule, holds, words));
        }
        return errors.Count == 0 ? new(compiled) : throw new EligibilityRulesException(errors);
    }

    /// <summary>A rule with a condition that the answers do not meet is not in the verdict.</summary>
    public EligibilityVerdict Judge(EligibilityFacts facts) => new([.. Applied(facts).Select(r => new EligibilityRuleResult(
        r.Rule.Id, Holds(r.Holds.Value, facts), r.Rule.Citation, r.Rule.MessageZh, r.Rule.MessageEn, r.Rule.IsAuthoritySetting)
    {
        Found = PriorFindings.Of(r.Words.Asks, facts),
        OfRecordAlone = r.Words is { Asks.Count: > 0, AsksOther: false },
    })])
    {
        Prior = facts.Record,
    };

    private IEnumerable<CompiledRule> Applied(EligibilityFacts facts) => rules.Where(r => r.Rule.When.Counts(facts.Answers));

    private static bool Holds(Func<EligibilityFacts, bool> rule, EligibilityFacts facts)
    {
        try
        {
            return rule(facts);
        }
        catch (Exception wrong) when (wrong is ArithmeticException or InvalidOperationException)
        {
            // A ratio to zero, or the largest of no owners, meets no condition.
            return false;
        }
    }

    private static (Lazy<Func<EligibilityFacts, bool>>? Holds, RuleWords Words) Parse(
        string expression, EligibilityVocabulary vocabulary)
    {
        var (parsed, fault) = RuleParser.Rule(expression);
        if (parsed is null) return (null, RuleWords.Wrong(fault!));
        var words = AllowedExpression.Read(parsed, vocabulary);
        return words.Faults.Count == 0 ? (new Lazy<Func<EligibilityFacts, bool>>(parsed.Compile), words) : (null, words);
    }

    private sealed record CompiledRule(EligibilityRule Rule, Lazy<Func<EligibilityFacts, bool>> Holds, RuleWords Words);
}
