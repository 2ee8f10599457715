namespace Funding.Workflows.Stages.Eligibility;

/// <summary>Names the resource files of the pages of the ranking.</summary>
public sealed class EligibilityText;
