namespace Funding.Workflows.Organisations;

/// <summary>An organisation for its own people, and the claims on organisations for desks and the office.</summary>
internal static class OrganisationPages
{
    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        MapOwn(routes.MapGroup("").RequireAudience(Audience.Apply));
        MapDesk(routes.MapGroup("").RequireAudience(Audience.Recommend));
        MapOffice(routes.MapGroup("").RequireAudience(Audience.Office));
    }

    private static void MapOwn(IEndpointRouteBuilder group)
    {
        group.MapPage(OrganisationLinks.OwnList, ListOwnAsync);
        group.MapPage(OrganisationLinks.OwnRoute, ShowOwnAsync);
        group.MapAct(OrganisationLinks.StateRoute, ShowOwnAsync, StateAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        group.MapAct(OrganisationLinks.RenameRoute, ShowOwnAsync, RenameAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        group.MapAct(OrganisationLinks.ReleaseRoute, ShowOwnAsync, ReleaseAsync);
    }

    private static void MapDesk(IEndpointRouteBuilder group)
    {
        group.MapPage(OrganisationLinks.DeskList, (PageContext here, OrganisationStore store, CancellationToken stop) =>
            ListAsync(true, here, store, stop));
        group.MapPage(OrganisationLinks.DeskRoute, ShowDeskAsync);
        group.MapAct(OrganisationLinks.DeskDecideRoute, ShowDeskAsync, DecideAsync);
        group.MapPage(OrganisationLinks.DeskDocumentRoute, DownloadAsync);
    }

    private static void MapOffice(IEndpointRouteBuilder group)
    {
        group.MapPage(OrganisationLinks.OfficeList, (PageContext here, OrganisationStore store, CancellationToken stop) =>
            ListAsync(false, here, store, stop));
        group.MapPage(OrganisationLinks.OfficeRoute, ShowOfficeAsync);
        group.MapAct(OrganisationLinks.OfficeDecideRoute, ShowOfficeAsync, DecideAsync);
        group.MapPage(OrganisationLinks.OfficeDocumentRoute, DownloadAsync);
        group.MapAct(OrganisationLinks.OfficeRenameRoute, ShowOfficeAsync, RenameAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        group.MapPage(
            OrganisationLinks.OfficeNameDocumentRoute,
            async (string code, string document, PageContext here, OrganisationQueries queries, IBlobStore blobs, CancellationToken stop) =>
                await DocumentFile.SendAsync(
                    here.Http, blobs, await queries.NameDocumentsAsync(here.Actor!, code, stop), document));
    }

    private static async Task<IResult> ListOwnAsync(PageContext here, OrganisationQueries queries, CancellationToken cancellation) =>
        Page.Render<OwnOrganisationsPage, IReadOnlyList<OwnOrganisation>>(await queries.OwnAsync(here.Actor!, cancellation));

    private static async Task<IResult> ShowOwnAsync(
        string code, PageContext here, OrganisationQueries queries, CancellationToken cancellation) =>
        Page.Render<OwnOrganisationPage, OwnOrganisation>(await queries.OwnAsync(here.Actor!, code, cancellation));

    private static async Task<IResult> StateAsync(
        string code, Form form, PageContext here, ClaimFilingCommands claims, PeopleStore people, Texts<OrganisationText> T,
        CancellationToken cancellation)
    {
        await claims.StateAsync(
            here.Actor!,
            code,
            form.Text("statement").Replace("\r\n", "\n", StringComparison.Ordinal),
            [.. form.Files.GetFiles(ClaimFilingCommands.FilesField).Where(f => f.Length > 0).Select(SentFile.Of)],
            cancellation);
        await people.JoinAsync(here.Actor!.PersonId, code, cancellation);
        return Page.Redirect(OrganisationLinks.Own(code), T["statement.done"]);
    }

    private static async Task<IResult> RenameAsync(
        string code, Form form, PageContext here, OrganisationNameCommands names, Texts<OrganisationText> T, CancellationToken cancellation)
    {
        var from = form.Day("from");
        form.Demand();
        var file = form.Files.GetFile(OrganisationNameCommands.FileField);
        var ofOffice = here.Http.Request.Path.StartsWithSegments(OrganisationLinks.OfficeList, StringComparison.Ordinal);
        await names.RenameAsync(
            here.Actor!, code,
            new NewName(form.Text("name"), from, file is { Length: > 0 } ? SentFile.Of(file) : null, form.Optional("reason")),
            ofOffice, cancellation);
        return Page.Redirect(ofOffice ? OrganisationLinks.Of(false, code) : OrganisationLinks.Own(code), T["name.done"]);
    }

    private static async Task<IResult> ReleaseAsync(
        string code, Form form, PageContext here, ClaimCommands claims, Texts<OrganisationText> T, CancellationToken cancellation)
    {
        await claims.ReleaseAsync(here.Actor!, code, form.Text("confirmation"), cancellation);
        return Page.Redirect(OrganisationLinks.OwnList, T["released"]);
    }

    private static async Task<IResult> ListAsync(
        bool ofDesk, PageContext here, OrganisationStore store, CancellationToken cancellation)
    {
        here.Actor!.Demand(ofDesk ? Right.ConfirmClaim : Right.DecideClaim);
        var open = await store.AllOpenAsync(ofDesk ? here.Actor!.Desk ?? "" : null, cancellation);
        return Page.Render<ClaimsPage, ClaimsModel>(new ClaimsModel(
            ofDesk, Roll.Of(open, ClaimRollForm.Form, RollQuery.Of(here.Http.Request.Query, ClaimRollForm.Form))));
    }

    private static Task<IResult> ShowDeskAsync(
        string code, PageContext here, OrganisationQueries queries, CancellationToken cancellation) =>
        ShowAsync(true, code, here, queries, cancellation);

    private static Task<IResult> ShowOfficeAsync(
        string code, PageContext here, OrganisationQueries queries, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideClaim);
        return ShowAsync(false, code, here, queries, cancellation);
    }

    private static async Task<IResult> ShowAsync(
        bool ofDesk, string code, PageContext here, OrganisationQueries queries, CancellationToken cancellation) =>
        Page.Render<ClaimPage, ClaimModel>(new ClaimModel(ofDesk, await queries.CaseAsync(here.Actor!, code, cancellation)));

    private static async Task<IResult> DecideAsync(
        string code, Form form, PageContext here, ClaimVerdictCommands claims, Texts<OrganisationText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ConfirmClaim);
        var verdict = form.Choice<ClaimVerdict>("verdict");
        form.Demand();
        try
        {
            await claims.DecideAsync(here.Actor!, code, form.Text("person"), verdict, form.Optional("why"), cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At("reason", "why");
        }

        var ofDesk = here.Http.Request.Path.StartsWithSegments(OrganisationLinks.DeskList, StringComparison.Ordinal);
        return Page.Redirect(Url.LocalOnly(form.Optional("back")) ?? OrganisationLinks.Of(ofDesk, code), T.Of("done", verdict));
    }

    private static async Task<IResult> DownloadAsync(
        string code, string person, string document, PageContext here, OrganisationQueries queries, IBlobStore blobs,
        CancellationToken cancellation) => await DocumentFile.SendAsync(
            here.Http, blobs, await queries.DocumentsAsync(here.Actor!, code, person, cancellation), document);
}

/// <param name="OfDesk">On the desk's page; else on the office's.</param>
public sealed record ClaimsModel(bool OfDesk, RollPage<ClaimLine> List);

public sealed record ClaimModel(bool OfDesk, ClaimCase Case);
