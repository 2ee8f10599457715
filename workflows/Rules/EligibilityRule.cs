namespace Funding.Workflows.Rules;

/// <summary>One condition of a programme's file.</summary>
/// <param name="Expression">True when the application meets it; over <see cref="EligibilityFacts"/>.</param>
/// <param name="Citation">The clause of the text; where that is silent, "authority's setting".</param>
/// <param name="MessageZh">What is asked, as applicant and officer read it.</param>
/// <param name="IsAuthoritySetting">The authority's own setting, never presented as the policy's.</param>
public sealed record EligibilityRule(
    string Id, string Expression, string Citation, string MessageZh, string MessageEn, bool IsAuthoritySetting)
{
    /// <summary>With which answers it is applied; null for always. A verdict does not have a rule that is not.</summary>
    public When? When { get; init; }
}

public sealed record EligibilityRuleResult(
    string Id, bool Passed, string Citation, string MessageZh, string MessageEn, bool IsAuthoritySetting)
{
    public string In(string language) => language == "en" ? MessageEn : MessageZh;

    /// <summary>What was found on record, where the rule asks for it.</summary>
    public IReadOnlyList<Bilingual> Found { get; init; } = [];

    /// <summary>Nothing but the record decides it: no answer and no document changes it.</summary>
    public bool OfRecordAlone { get; init; }

    /// <summary>The message, and what was found.</summary>
    public Bilingual Explained => Found.Count == 0 ? new(MessageZh, MessageEn) : new(
        $"{MessageZh}（{string.Join("；", Found.Select(f => f.Zh))}）", $"{MessageEn} ({string.Join("; ", Found.Select(f => f.En))})");
}

/// <param name="Results">In the order of the programme's file; the same list for applicant and officer.</param>
public sealed record EligibilityVerdict(IReadOnlyList<EligibilityRuleResult> Results)
{
    public bool IsEligible => Results.All(r => r.Passed);

    public IEnumerable<EligibilityRuleResult> Failed => Results.Where(r => !r.Passed);

    /// <summary>What the rules were told of the record; null where none asks.</summary>
    public PriorRecord? Prior { get; init; }
}

/// <summary>The ids that a programme's rules may name; a misspelt one would fail every applicant.</summary>
public sealed record EligibilityVocabulary(
    IReadOnlySet<string> NumberFields,
    IReadOnlySet<string> OtherFields,
    IReadOnlySet<string> DocumentSlots)
{
    /// <summary>Tables, each with its columns of numbers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tables { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Persons, by the parts that name them.</summary>
    public IReadOnlySet<string> Persons { get; init; } = new HashSet<string>();

    /// <summary>Kinds of member.</summary>
    public IReadOnlySet<string> MemberKinds { get; init; } = new HashSet<string>();

    /// <summary>The programmes; null where they were checked before, as those of a snapshot.</summary>
    public IReadOnlySet<string>? Programmes { get; init; }

    /// <summary>The programme says for how long a withdrawal bars.</summary>
    public bool Bars { get; init; }
}

/// <param name="RuleId">Which rule of the file.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record EligibilityRuleError(string RuleId, string Message)
{
    public override string ToString() => $"eligibility rule {RuleId}: {Message}";
}

/// <summary>A programme's rules cannot be used; carries every error at once.</summary>
public sealed class EligibilityRulesException(IReadOnlyList<EligibilityRuleError> errors)
    : Exception(string.Join("; ", errors))
{
    public IReadOnlyList<EligibilityRuleError> Errors { get; } = errors;
}
