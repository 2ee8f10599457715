namespace Funding.Workflows.Money;

/// <summary>Names the resource files of the pages of the money.</summary>
public sealed class MoneyText;
