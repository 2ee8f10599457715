namespace Funding.Portal.Recommend;

/// <summary>Names the resource files of the pages of recommending cities and departments.</summary>
public sealed class RecommendText;
