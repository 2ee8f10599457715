namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Names the resource files of the pages of experts.</summary>
public sealed class PanelReviewText;
