using Funding.Portal.Shell;

namespace Funding.Portal.Office;

public static class OfficeEndpoints
{
    public static void MapOffice(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        _ = group;
    }
}
