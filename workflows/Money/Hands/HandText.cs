namespace Funding.Workflows.Money.Hands;

/// <summary>Names the resource files of the page of verified persons.</summary>
public sealed class HandText;
