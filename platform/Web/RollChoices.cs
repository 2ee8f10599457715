namespace Funding.Platform.Web;

/// <summary>A facet of a list with its values as the reader picks them.</summary>
public sealed record RollChoices(string Id, string Label, IReadOnlyList<Choice> Choices);
