namespace Funding.Workflows.Public;

/// <summary>Names the resource files of the public pages.</summary>
public sealed class PublicText;
