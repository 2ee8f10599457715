namespace Funding.Workflows.Indicators;

/// <summary>Names the resource files of the pages of indicators.</summary>
public sealed class IndicatorText;
