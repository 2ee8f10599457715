namespace Funding.Workflows.Credit;

/// <summary>Names the resource files of the pages of the lists of the dishonest.</summary>
public sealed class CreditText;
