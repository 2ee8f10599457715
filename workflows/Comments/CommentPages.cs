namespace Funding.Workflows.Comments;

/// <summary>Comments on the office's page of an application.</summary>
internal static class CommentPages
{
    public static void MapComments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapAct(CommentLinks.SayRoute, Office.ApplicationPages.ShowAsync, SayAsync);
        group.MapAct(CommentLinks.TakeBackRoute, Office.ApplicationPages.ShowAsync, TakeBackAsync);
    }

    private static async Task<IResult> SayAsync(
        string round, string application, Form form, PageContext here, CommentCommands commands, Texts<CommentsText> T,
        CancellationToken cancellation)
    {
        var said = await commands.SayAsync(here.Actor!, round, application, form.Text(CommentDecision.TextField), cancellation);
        return Page.Redirect(
            OfficeLinks.Application(round, application),
            said.Mentioned.Count > 0 ? T["said.mentioned", said.Mentioned.Count] : T["said"]);
    }

    private static async Task<IResult> TakeBackAsync(
        string round, string application, int number, PageContext here, CommentCommands commands, Texts<CommentsText> T,
        CancellationToken cancellation)
    {
        await commands.TakeBackAsync(here.Actor!, round, application, number, cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["taken-back.done"]);
    }
}
