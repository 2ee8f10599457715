namespace Funding.Workflows.Papers;

/// <summary>Names the resource files of the paper for those who decide.</summary>
public sealed class PapersText;
