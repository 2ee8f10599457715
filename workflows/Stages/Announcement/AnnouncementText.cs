namespace Funding.Workflows.Stages.Announcement;

/// <summary>Names the resource files of the pages of results and certificates.</summary>
public sealed class AnnouncementText;
