namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Pages of a visitor, for who stands on the spot: own visits, one with its checklist and photographs, the signature.</summary>
internal static class VisitorPages
{
    private const long Envelope = 64 * 1024;

    public static void Map(IStageRoutes routes)
    {
        routes.Page(Audience.Review, "", ShowAsync);
        routes.Form(Audience.Review, "{application}", ShowOneAsync, SaveAsync);
        routes.Form(Audience.Review, "{application}/sign", ShowSignAsync, SignAsync);
        routes.Form(Audience.Review, "{application}/recuse", ShowRecuseAsync, RecuseAsync);
        routes.Page(Audience.Review, "{application}/documents/{document}", DocumentAsync);
        routes.Page(Audience.Review, "photographs/{application}/{photograph}", PhotographAsync);
        var group = routes.Group(Audience.Review);
        group.MapPost(VisitLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
        group.MapAct(VisitLinks.AddRoute, ShowAddressedAsync, AddAsync)
            .WithMetadata(new RequestSizeLimitAttribute(VisitPhotographCommands.MostBytes + Envelope));
    }

    private static async Task<IResult> ShowAsync(
        StagePlace place, PageContext here, VisitAccessStore access, CancellationToken cancellation) =>
        Page.Render<VisitDeskPage, VisitDeskModel>(new(
            place, await access.OwnAsync(here.Actor!, place.Round, place.Stage, cancellation)));

    private static Task<IResult> ShowOneAsync(
        StagePlace place, string application, PageContext here, VisitorQueries queries, CancellationToken cancellation) =>
        ShowAsync<VisitorPage>(place.Round.Id, application, here, queries, cancellation);

    private static Task<IResult> ShowAddressedAsync(
        string round, string application, PageContext here, VisitorQueries queries, CancellationToken cancellation) =>
        ShowAsync<VisitorPage>(round, application, here, queries, cancellation);

    private static Task<IResult> ShowSignAsync(
        StagePlace place, string application, PageContext here, VisitorQueries queries, CancellationToken cancellation) =>
        ShowAsync<VisitSignPage>(place.Round.Id, application, here, queries, cancellation);

    private static Task<IResult> ShowRecuseAsync(
        StagePlace place, string application, PageContext here, VisitorQueries queries, CancellationToken cancellation) =>
        ShowAsync<VisitRecusePage>(place.Round.Id, application, here, queries, cancellation);

    private static async Task<IResult> ShowAsync<TPage>(
        string round, string application, PageContext here, VisitorQueries queries, CancellationToken cancellation)
        where TPage : PageOf<VisitorView> =>
        Page.Render<TPage, VisitorView>(await queries.ReadAsync(here.Actor!, round, application, cancellation));

    private static async Task<IResult> SaveAsync(
        StagePlace place, string application, Form form, PageContext here, VisitProtocolCommands protocols,
        VisitPhotographCommands photographs, Texts<SiteVisitText> T, CancellationToken cancellation)
    {
        var (round, stage, back) = (place.Round.Id, place.Stage.Id, VisitLinks.Own(place.Round.Id, place.Stage.Id, application));
        switch (form.Text("do"))
        {
            case "reopen":
                await protocols.ReopenAsync(here.Actor!, round, application, cancellation);
                return Page.Redirect(back, T["done.reopen"]);
            case "remove":
                await photographs.RemoveAsync(here.Actor!, round, application, form.Text("photograph"), cancellation);
                return Page.Redirect(back, T["done.remove"]);
            default:
                await protocols.SaveAsync(
                    here.Actor!, round, application, EntryOf(form), form.Text(PartForm.VersionField), cancellation: cancellation);
                return form.Text("then") == "sign"
                    ? Page.Redirect(VisitLinks.Sign(round, stage, application)) : Page.Redirect(back, T["done.saved"]);
        }
    }

    private static async Task<IResult> AutosaveAsync(
        string round, string application, Form form, PageContext here, VisitProtocolCommands protocols, VisitorQueries queries,
        TimeProvider clock, CancellationToken cancellation)
    {
        var saved = await protocols.SaveAsync(
            here.Actor!, round, application, EntryOf(form), form.Text(PartForm.VersionField), onRecord: false, cancellation);
        return ScriptAnswers.Saved(
            VisitEntry.VersionOf(saved), clock.GetUtcNow(), here.Language, await queries.UnusableAsync(round, saved, cancellation));
    }

    private static async Task<IResult> AddAsync(
        string round, string application, Form form, PageContext here, VisitPhotographCommands photographs, VisitAccessStore access,
        Texts<SiteVisitText> T, CancellationToken cancellation)
    {
        var item = form.Text("item");
        var opened = await access.OpenAsync(here.Actor!, round, application, cancellation);
        var field = VisitFindings.PhotographFieldOf(item);
        var file = form.Files.GetFile(field) ?? throw new RefusedException(SiteVisitRefusals.NoFile(field));
        await using var content = file.OpenReadStream();
        var added = await photographs.AddAsync(
            here.Actor!, round, application, item, file.FileName, DocumentFile.Declared(file.ContentType), content, cancellation);
        return Page.Redirect(
            $"{VisitLinks.Own(round, opened.Stage.Id, application)}#{FieldPart.IdOf(field)}", T["done.added", added.FileName]);
    }

    private static async Task<IResult> SignAsync(
        StagePlace place, string application, Form form, PageContext here, VisitProtocolCommands protocols, Texts<SiteVisitText> T,
        CancellationToken cancellation)
    {
        var visit = await protocols.SignAsync(
            here.Actor!, place.Round.Id, application, form.Text("confirmation"), form.Optional("dissent"), cancellation);
        return Page.Redirect(
            VisitLinks.Desk(place.Round.Id, place.Stage.Id),
            visit.HasProtocol ? T["done.complete", visit.Name] : T["done.signed", visit.Name]);
    }

    private static async Task<IResult> RecuseAsync(
        StagePlace place, string application, Form form, PageContext here, VisitorCommands visitors, Texts<SiteVisitText> T,
        CancellationToken cancellation)
    {
        await visitors.RecuseAsync(here.Actor!, place.Round.Id, application, form.Text("reason"), cancellation);
        return Page.Redirect(VisitLinks.Desk(place.Round.Id, place.Stage.Id), T["done.recused"]);
    }

    private static async Task<IResult> DocumentAsync(
        StagePlace place, string application, string document, PageContext here, VisitorQueries queries, IBlobStore blobs)
    {
        var view = await queries.ReadAsync(here.Actor!, place.Round.Id, application, here.Http.RequestAborted);
        return await DocumentFile.SendAsync(here.Http, blobs, view.Seen.Application.Documents, document);
    }

    private static async Task<IResult> PhotographAsync(
        StagePlace place, string application, string photograph, PageContext here, VisitAccessStore access, IBlobStore blobs)
    {
        var opened = await access.OpenAsync(here.Actor!, place.Round.Id, application, here.Http.RequestAborted);
        return await DocumentFile.SendAsync(here.Http, blobs, opened.Visit.Value.Photographs, photograph);
    }

    private static VisitEntry EntryOf(Form form) => new(
        form.Texts(VisitFindings.FieldOf("")).ToDictionary(t => t.Key, t => (string?)t.Value),
        form.Texts(VisitFindings.RemarkFieldOf("")).ToDictionary(t => t.Key, t => (string?)t.Value));
}

public sealed record VisitDeskModel(StagePlace Place, IReadOnlyList<Visit> Visits);
