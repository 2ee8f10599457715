namespace Funding.Workflows.Awards;

/// <summary>Names the resource files of the pages of awards.</summary>
public sealed class AwardText;
