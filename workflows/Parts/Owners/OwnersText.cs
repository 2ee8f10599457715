namespace Funding.Workflows.Parts.Owners;

/// <summary>Names the resource files of the owners of an application.</summary>
public sealed class OwnersText;
