namespace Funding.Workflows.Pages;

/// <summary>Names the resource files of what a ranking gives away.</summary>
public sealed class BudgetText;
