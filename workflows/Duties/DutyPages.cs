namespace Funding.Workflows.Duties;

/// <summary>Pages that duties of several kinds have, for the three sides.</summary>
public static class DutyPages
{
    public static void MapDuties(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("").RequireAudience(Audience.Apply);
        PaperPages.MapOwn(own);
        ReportPages.MapOwn(own);
        var desk = routes.MapGroup("").RequireAudience(Audience.Recommend);
        PaperPages.MapDesk(desk);
        ReportPages.MapDesk(desk);
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        PaperPages.MapOffice(office);
        ReportPages.MapOffice(office);
    }
}
