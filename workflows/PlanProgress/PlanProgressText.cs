namespace Funding.Workflows.PlanProgress;

/// <summary>Names the resource files of the plan's progress.</summary>
public sealed class PlanProgressText;
