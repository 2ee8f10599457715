using Funding.Portal.Shell;

namespace Funding.Portal.Recommend;

public static class RecommendEndpoints
{
    public static void MapRecommend(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Recommend);
        _ = group;
    }
}
