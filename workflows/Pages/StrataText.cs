namespace Funding.Workflows.Pages;

/// <summary>Names the resource files of the strata of a ranking.</summary>
public sealed class StrataText;
