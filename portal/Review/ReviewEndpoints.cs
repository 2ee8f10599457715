using Funding.Portal.Shell;

namespace Funding.Portal.Review;

public static class ReviewEndpoints
{
    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Review);
        _ = group;
    }
}
