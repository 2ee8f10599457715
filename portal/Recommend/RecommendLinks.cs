using Funding.Services.Links;

namespace Funding.Portal.Recommend;

/// <summary>Addresses of the pages of recommending cities and departments.</summary>
public static class RecommendLinks
{
    public const string Desk = Paths.Recommend;
}
