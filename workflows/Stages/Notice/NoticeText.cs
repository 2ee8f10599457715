namespace Funding.Workflows.Stages.Notice;

/// <summary>Names the resource files of the pages of the public notice and of objections.</summary>
public sealed class NoticeText;
