namespace Funding.Workflows.Stages.Quota;

/// <summary>Names the resource files of the pages of recommending cities and departments.</summary>
public sealed class QuotaText;
