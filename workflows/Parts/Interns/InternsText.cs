namespace Funding.Workflows.Parts.Interns;

/// <summary>Names the resource files of a roster's pages.</summary>
public sealed class InternsText;
