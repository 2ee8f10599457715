namespace Funding.Workflows.Stages.Ranking;

/// <summary>Names the resource files of the pages of the ranking.</summary>
public sealed class RankingText;
