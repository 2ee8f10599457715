namespace Funding.Workflows.Awards.Changes;

/// <summary>Names the resource files of what is done about an award.</summary>
public sealed class AwardChangeText;
