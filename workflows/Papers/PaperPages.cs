namespace Funding.Workflows.Papers;

/// <summary>The paper for those who decide, as a page and as a document; and what the office advises, on an application's page.</summary>
internal static class PaperPages
{
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapPage(PaperLinks.OfficeRoute, async (
            string round, string? from, PageContext here, PaperQueries papers, CancellationToken cancellation) =>
            Show(await papers.ForOfficeAsync(here.Actor!, round, cancellation), from));
        office.MapPage(PaperLinks.OfficeFileRoute, async (
            string round, PageContext here, PaperQueries papers, CancellationToken cancellation) =>
            await SendAsync(here, papers, await papers.ForOfficeAsync(here.Actor!, round, cancellation)));
        office.MapAct(PaperLinks.AdviseRoute, Office.ApplicationPages.ShowAsync, AdviseAsync);
        var committee = routes.MapGroup("").RequireAudience(Audience.Approve);
        committee.MapPage(PaperLinks.CommitteeRoute, async (
            string round, string? from, PageContext here, PaperQueries papers, CancellationToken cancellation) =>
            Show(await papers.ForCommitteeAsync(here.Actor!, round, cancellation), from));
        committee.MapPage(PaperLinks.CommitteeFileRoute, async (
            string round, PageContext here, PaperQueries papers, CancellationToken cancellation) =>
            await SendAsync(here, papers, await papers.ForCommitteeAsync(here.Actor!, round, cancellation)));
    }

    private static IResult Show(PaperModel paper, string? from) => Page.Render<PaperPage, PaperModel>(paper with
    {
        From = int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0,
    });

    private static Task<IResult> SendAsync(PageContext here, PaperQueries papers, PaperModel paper) => FileDownload.WriteAsync(
        here.Http, LetterDocx.ContentType, $"{paper.Round.Id}-paper.docx",
        async () => await here.Http.Response.Body.WriteAsync(LetterDocx.Write(papers.Document(paper)), here.Http.RequestAborted));

    private static async Task<IResult> AdviseAsync(
        string round, string application, Form form, PageContext here, AdviceCommands commands, Texts<PapersText> T,
        CancellationToken cancellation)
    {
        await commands.AdviseAsync(
            here.Actor!, round, application,
            new(
                form.OptionalChoice<Advice>(PaperEntry.AdviceField), form.Text(PaperEntry.ReasonField),
                form.Text(PaperEntry.ConditionsField)),
            cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["advised"]);
    }
}
