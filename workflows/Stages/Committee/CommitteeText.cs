namespace Funding.Workflows.Stages.Committee;

/// <summary>Names the resource files of the pages of the committee.</summary>
public sealed class CommitteeText;
