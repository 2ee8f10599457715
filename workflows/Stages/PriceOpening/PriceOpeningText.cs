namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>Names the resource files of the page of the opening.</summary>
public sealed class PriceOpeningText;
