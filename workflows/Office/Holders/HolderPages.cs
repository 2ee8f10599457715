namespace Funding.Workflows.Office.Holders;

/// <summary>An organisation with all its applications, awards and duties: for the office, and for a desk what is its own.</summary>
internal static class HolderPages
{
    public static void MapHolders(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").RequireAudience(Audience.Office).MapPage(OrganisationLinks.OfficeRecordRoute, ShowOfficeAsync);
        routes.MapGroup("").RequireAudience(Audience.Recommend).MapPage(OrganisationLinks.DeskRecordRoute, ShowDeskAsync);
    }

    private static async Task<IResult> ShowOfficeAsync(
        string code, PageContext here, HolderQueries holders, CancellationToken cancellation) =>
        Page.Render<HolderPage, HolderRecord>(await holders.ReadAsync(here.Actor!, code, null, cancellation));

    private static async Task<IResult> ShowDeskAsync(
        string code, PageContext here, HolderQueries holders, CancellationToken cancellation) =>
        Page.Render<HolderPage, HolderRecord>(await holders.ReadAsync(here.Actor!, code, here.Actor!.Desk ?? "", cancellation));
}
