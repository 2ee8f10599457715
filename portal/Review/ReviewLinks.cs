using Funding.Services.Links;

namespace Funding.Portal.Review;

/// <summary>Addresses of the pages of experts.</summary>
public static class ReviewLinks
{
    public const string Desk = Paths.Review;
}
