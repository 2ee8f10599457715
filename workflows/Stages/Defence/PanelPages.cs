namespace Funding.Workflows.Stages.Defence;

/// <summary>Pages of a member of panels: own sessions, and the note on each.</summary>
internal static class PanelPages
{
    public static void Map(IStageRoutes routes)
    {
        routes.Page(Audience.Review, "", ShowAsync);
        routes.Form(Audience.Review, "{application}", ShowOneAsync, WriteAsync);
        routes.Page(Audience.Review, "{application}/documents/{document}", DownloadAsync);
    }

    private static async Task<IResult> ShowAsync(
        StagePlace place, PageContext here, PanelSessionQueries queries, DefenceStore defence, CancellationToken cancellation) =>
        Page.Render<PanelSessionsPage, PanelSessionsModel>(new(
            place, (await defence.PlanAsync(place.Round, place.Stage, cancellation))?.Value,
            await queries.OwnAsync(here.Actor!, place.Round, place.Stage, cancellation)));

    private static async Task<IResult> ShowOneAsync(
        StagePlace place, string application, PageContext here, PanelSessionQueries queries, DefenceStore defence,
        CancellationToken cancellation)
    {
        var view = await queries.ReadAsync(here.Actor!, place.Round, place.Stage, application, cancellation);
        var plan = (await defence.PlanAsync(place.Round, place.Stage, cancellation))!.Value;
        return Page.Render<NotePage, DefenceNoteModel>(new(
            place, plan, view, place.Round.IsAt(DefenceStage.Kind) && place.Round.Seal is null
                && DefenceTracking.Stands(view.Line.Session.State)));
    }

    private static async Task<IResult> WriteAsync(
        StagePlace place, string application, Form form, PageContext here, DefenceNoteCommands notes, Texts<DefenceText> T,
        CancellationToken cancellation)
    {
        await notes.WriteAsync(here.Actor!, place.Round.Id, application, form.Text("note"), cancellation);
        return Page.Redirect(DefenceLinks.Panel(place.Round.Id, place.Stage.Id), T["done.note", application]);
    }

    private static async Task<IResult> DownloadAsync(
        StagePlace place, string application, string document, PageContext here, PanelSessionQueries queries, IBlobStore blobs)
    {
        var view = await queries.ReadAsync(here.Actor!, place.Round, place.Stage, application, here.Http.RequestAborted);
        return await DocumentFile.SendAsync(here.Http, blobs, view.Seen.Application.Documents, document);
    }
}

public sealed record PanelSessionsModel(StagePlace Place, DefencePlan? Plan, IReadOnlyList<PanelLine> Lines);

/// <param name="Open">The note may be written now.</param>
public sealed record DefenceNoteModel(StagePlace Place, DefencePlan Plan, PanelView View, bool Open);
