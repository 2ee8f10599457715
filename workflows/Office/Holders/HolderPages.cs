namespace Funding.Workflows.Office.Holders;

/// <summary>An organisation with all its applications, awards and duties: for the office, and for a desk what is its own.</summary>
internal static class HolderPages
{
    public static void MapHolders(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapPage(OrganisationLinks.OfficeRecordRoute, ShowOfficeAsync);
        office.MapAct(OrganisationLinks.MergeRoute, ShowOfficeAsync, MergeAsync);
        office.MapAct(OrganisationLinks.PartRoute, ShowOfficeAsync, PartAsync);
        office.MapAct(OrganisationLinks.MergerDecisionRoute, ShowOfficeAsync, DecideAsync);
        routes.MapGroup("").RequireAudience(Audience.Recommend).MapPage(OrganisationLinks.DeskRecordRoute, ShowDeskAsync);
    }

    private static async Task<IResult> ShowOfficeAsync(
        string code, PageContext here, HolderQueries holders, CancellationToken cancellation) =>
        Page.Render<HolderPage, HolderRecord>(await holders.ReadAsync(here.Actor!, code, null, cancellation));

    private static async Task<IResult> MergeAsync(
        string code, Form form, PageContext here, MergerCommands mergers, Texts<HolderText> T, CancellationToken cancellation)
    {
        await mergers.ProposeAsync(
            here.Actor!, code, form.Text(MergerRefusals.Into), form.Text("document"), form.Text("reason"), cancellation);
        return Page.Redirect(OrganisationLinks.OfficeRecord(code), T["merger.proposed"]);
    }

    private static async Task<IResult> PartAsync(
        string code, Form form, PageContext here, MergerCommands mergers, Texts<HolderText> T, CancellationToken cancellation)
    {
        await mergers.ProposePartingAsync(here.Actor!, code, form.Text("document"), form.Text("reason"), cancellation);
        return Page.Redirect(OrganisationLinks.OfficeRecord(code), T["merger.proposed"]);
    }

    private static async Task<IResult> DecideAsync(
        string code, Form form, PageContext here, MergerCommands mergers, Texts<HolderText> T, CancellationToken cancellation)
    {
        var accept = form.Text("decision") == MergerCard.Accept;
        await mergers.DecideAsync(here.Actor!, code, accept, form.Text("confirmation"), cancellation);
        return Page.Redirect(OrganisationLinks.OfficeRecord(code), accept ? T["merger.confirmed"] : T["merger.declined"]);
    }

    private static async Task<IResult> ShowDeskAsync(
        string code, PageContext here, HolderQueries holders, CancellationToken cancellation) =>
        Page.Render<HolderPage, HolderRecord>(await holders.ReadAsync(here.Actor!, code, here.Actor!.Desk ?? "", cancellation));
}
