namespace Funding.Portal.Office;

public static class OfficeEndpoints
{
    public static void MapOffice(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapStart();
        group.MapLaunch();
        group.MapRound();
        group.MapApplications();
        group.MapExperts();
        group.MapChecks();
        group.MapRanking();
        group.MapObjections();
        group.MapAwards();
        group.MapChanges();
        group.MapDelivery();
        group.MapPeople();
        group.MapExports();
    }
}
