namespace Funding.Workflows.Money.Payments;

/// <summary>Names the resource files of the pages of payments.</summary>
public sealed class RunText;
