namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Documents of the applications on an expert's desk: one as a download or in a frame, all as one archive.</summary>
internal static class MaterialPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(
            ReviewLinks.DocumentRoute,
            async (string round, string application, string document, PageContext here, ExpertReviews desk, IBlobStore blobs) =>
                await DocumentFile.SendAsync(
                    here.Http, blobs, await DocumentsAsync(round, application, here, desk), document));
        group.MapPage(
            ReviewLinks.ViewRoute,
            async (string round, string application, string document, PageContext here, ExpertReviews desk, IBlobStore blobs) =>
                await DocumentFile.ShowAsync(
                    here.Http, blobs, await DocumentsAsync(round, application, here, desk), document));
        group.MapPage(
            ReviewLinks.BinderRoute,
            async (string round, string application, PageContext here, ExpertReviews desk, RoundStore rounds, BinderWriter binders) =>
            {
                var view = await desk.ReadAsync(here.Actor!, round, application, here.Http.RequestAborted);
                var name = (await rounds.GetAsync(round, here.Http.RequestAborted)).Value.Name;
                return await binders.SendAsync(new(name, view.Programme, view.Application, view.Answers, Scored: true), here);
            });
        group.MapPage(
            ReviewLinks.ApplicationArchiveRoute,
            (string round, string application, PageContext here, ReviewArchiveWriter archive) =>
                SendAsync(here, round, [application], archive));
        group.MapPage(
            ReviewLinks.ArchiveRoute,
            async (string round, PageContext here, ExpertReviews desk, ReviewArchiveWriter archive) => await SendAsync(
                here,
                round,
                [.. DeskRollForm.Of((await desk.DeskAsync(here.Actor!, round, here.Http.RequestAborted)).Lines, ReviewPages.ListOf(here))
                    .Items.Select(l => l.ApplicationId)],
                archive));
    }

    private static async Task<IReadOnlyList<AttachedDocument>> DocumentsAsync(
        string round, string application, PageContext here, ExpertReviews desk) =>
        (await desk.ReadAsync(here.Actor!, round, application, here.Http.RequestAborted)).Application.Documents;

    private static async Task<IResult> SendAsync(
        PageContext here, string round, IReadOnlyList<string> applications, ReviewArchiveWriter archive)
    {
        var http = here.Http;
        var content = await archive.ReadAsync(here.Actor!, round, applications, http.RequestAborted);
        var name = applications.Count == 1 ? $"{round}-{applications[0]}.zip" : $"{round}.zip";
        return await FileDownload.ZipAsync(
            http, name, body => archive.WriteAsync(content, here.Actor!, http.RequestServices, body, http.RequestAborted));
    }
}
