using Funding.Portal.Shell;

namespace Funding.Portal.Approve;

public static class ApproveEndpoints
{
    public static void MapApprove(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Approve);
        _ = group;
    }
}
