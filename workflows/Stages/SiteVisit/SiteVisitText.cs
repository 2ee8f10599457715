namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Names the resource files of the pages of the visits.</summary>
public sealed class SiteVisitText;
