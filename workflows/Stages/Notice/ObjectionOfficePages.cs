namespace Funding.Workflows.Stages.Notice;

internal static class ObjectionOfficePages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ObjectionsRoute, ListAsync);
        group.MapForm(OfficeLinks.ObjectionRoute, ShowAsync, DecideAsync);
        group.MapPage(OfficeLinks.ObjectionDocumentRoute, DownloadAsync);
    }

    private static async Task<IResult> ListAsync(
        string round, string? from, PageContext here, RoundStore rounds, ObjectionQueries objections, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(objections.ListAsync(here.Actor!, round, from, cancellation), o => o.Objection);
        return Page.Render<ObjectionListPage, ObjectionListModel>(new ObjectionListModel(found, page.Items, page.Continuation));
    }

    private static async Task<IResult> ShowAsync(
        string round, string objection, PageContext here, RoundStore rounds, ObjectionQueries objections, CancellationToken cancellation)
    {
        var view = await objections.FindAsync(here.Actor!, round, objection, cancellation)
            ?? throw new RefusedException(OfficeRefusals.NoObjection());
        return Page.Render<ObjectionOfficePage, ObjectionOfficeModel>(new ObjectionOfficeModel(
            (await rounds.GetAsync(round, cancellation)).Value, view));
    }

    private static async Task<IResult> DecideAsync(
        string round,
        string objection,
        Form form,
        PageContext here,
        ObjectionDecisionCommands commands,
        Texts<NoticeText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideObjection);
        var upheld = form.Text("decision") switch
        {
            "upheld" => true,
            "dismissed" => false,
            _ => throw new RefusedException(ShellRefusals.NotAChoice("decision")),
        };
        await commands.DecideAsync(here.Actor!, round, objection, upheld, form.Text("reason"), cancellation);
        return Page.Redirect(OfficeLinks.Objections(round), upheld
            ? T["objection.done.upheld", objection]
            : T["objection.done.dismissed", objection]);
    }

    private static async Task<IResult> DownloadAsync(
        string round,
        string objection,
        string document,
        PageContext here,
        ObjectionQueries objections,
        IBlobStore blobs,
        CancellationToken cancellation)
    {
        var view = await objections.FindAsync(here.Actor!, round, objection, cancellation)
            ?? throw new RefusedException(OfficeRefusals.NoObjection());
        return await DocumentFile.SendAsync(here.Http, blobs, view.Objection.Documents, document);
    }
}

public sealed record ObjectionListModel(Round Round, IReadOnlyList<Objection> Objections, string? Continuation);

public sealed record ObjectionOfficeModel(Round Round, ObjectionView View);
