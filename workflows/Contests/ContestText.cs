namespace Funding.Workflows.Contests;

/// <summary>Names the resource files of the pages of contests.</summary>
public sealed class ContestText;
