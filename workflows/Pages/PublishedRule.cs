namespace Funding.Workflows.Pages;

/// <summary>A rule as everybody may read it.</summary>
/// <param name="Citation">The clause of the text, or "authority's setting".</param>
public sealed record PublishedRule(Bilingual Message, string Citation)
{
    /// <returns>Null where there is none.</returns>
    public static RenderFragment? Table(IEnumerable<PublishedRule> rules) =>
        rules.ToList() is { Count: > 0 } all ? Page.Part<RulesTable, IReadOnlyList<PublishedRule>>(all) : null;
}
