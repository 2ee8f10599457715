namespace Funding.Workflows.Benefits;

/// <summary>Names the resource files of benefit lines.</summary>
public sealed class BenefitsText;
