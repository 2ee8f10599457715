namespace Funding.Workflows.Consents;

/// <summary>Names the resource files of consents.</summary>
public sealed class ConsentText;
