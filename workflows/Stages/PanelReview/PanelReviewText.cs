namespace Funding.Portal.Review;

/// <summary>Names the resource files of the pages of experts.</summary>
public sealed class ReviewText;
