namespace Funding.Portal.Approve;

/// <summary>Names the resource files of the pages of the committee.</summary>
public sealed class ApproveText;
