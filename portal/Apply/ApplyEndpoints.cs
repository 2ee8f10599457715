using Funding.Portal.Shell;

namespace Funding.Portal.Apply;

public static class ApplyEndpoints
{
    public static void MapApply(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Apply);
        _ = group;
    }
}
