namespace Funding.Workflows.Variations;

/// <summary>Names the resource files of what pages of variations show.</summary>
public sealed class VariationText;
