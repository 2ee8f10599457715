namespace Funding.Workflows.Stages.Rules;

/// <summary>A decision by rules alone: who meets them all passes, in the order of submission.</summary>
/// <param name="Rules">Each true for an application that passes.</param>
/// <param name="Places">So many of those that pass are proposed; null for all of them.</param>
/// <param name="Reserve">So many of those beyond the places are in reserve, in their order.</param>
public sealed record RulesSettings(IReadOnlyList<RuleText> Rules, int? Places = null, int Reserve = 0)
{
    public const string Kind = "rules";
}

/// <summary>A rule as written in the programme; <see cref="Expression"/> is over the facts of the application.</summary>
/// <param name="Citation">The clause of the text, or "authority's setting".</param>
public sealed record RuleText(string Id, string Expression, string Citation, Bilingual Message)
{
    /// <summary>With which answers it is applied; null for always.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public When? When { get; init; }

    [JsonIgnore]
    public EligibilityRule Rule =>
        new(Id, Expression, Citation, Message.Zh, Message.En, Citation == EligibilityCheck.AuthoritySetting) { When = When };
}
