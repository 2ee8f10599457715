namespace Funding.Workflows.Office;

public static class OfficeEndpoints
{
    public static void MapOffice(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapStart();
        group.MapLaunch();
        group.MapRound();
        group.MapApplications();
        AwardPages.MapOffice(group);
        group.MapChanges();
        group.MapDelivery();
        group.MapMailLog();
        group.MapWaiting();
        group.MapMatters();
        group.MapPeople();
        group.MapExports();
    }
}
