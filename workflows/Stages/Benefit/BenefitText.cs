namespace Funding.Workflows.Stages.Benefit;

/// <summary>Names the resource files of the decision on a claim.</summary>
public sealed class BenefitText;
