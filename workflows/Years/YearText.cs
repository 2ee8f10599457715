namespace Funding.Workflows.Years;

/// <summary>Names the resource files of the page of the year.</summary>
public sealed class YearText;
