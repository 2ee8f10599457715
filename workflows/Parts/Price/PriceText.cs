namespace Funding.Workflows.Parts.Price;

/// <summary>Names the resource files of the page of the bid.</summary>
public sealed class PriceText;
