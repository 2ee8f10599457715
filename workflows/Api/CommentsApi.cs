namespace Funding.Workflows.Api;

/// <summary>What the office says among itself about an application.</summary>
internal static class CommentsApi
{
    /// <param name="Text">Empty once its author took it back.</param>
    /// <param name="Mentioned">Ids of persons who were told of it.</param>
    /// <param name="By">Person id.</param>
    internal sealed record CommentLine(
        int Number, string Text, IReadOnlyList<string> Mentioned, string By, DateTimeOffset At, DateTimeOffset? TakenBackAt)
    {
        public static CommentLine Of(CaseComment c) => new(c.Number, c.Text, c.Mentioned, c.By, c.At, c.TakenBackAt);
    }

    /// <param name="Text">1 to 1,000 characters; @ and a colleague's name tells that colleague by mail.</param>
    internal sealed record CommentBody(string Text);

    private static readonly CommentLine Example = new(
        1, "@孙丽 章程第三条与股权比例不一致，请核对。", ["3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e"], "6f1c0d5e8a9b4c7d0e1f2a3b4c5d6e7f",
        new(2026, 6, 3, 2, 0, 0, TimeSpan.Zero), null);

    public static void MapCommentsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/applications/{application}/comments").WithTags("applications");
        group.MapGet("", ListAsync).Needs(Right.ReadAllApplications).Does(
            "The office's comments on an application, the first one first", new List<CommentLine> { Example });
        group.MapPost("", SayAsync).Needs(Right.ReadAllApplications).Does(
            "Comments on it; whoever is mentioned is told by mail, without the text", Example, new CommentBody(Example.Text));
        group.MapDelete("/{number:int}", TakeBackAsync).Needs(Right.ReadAllApplications).Does("Takes one's own comment back", null);
    }

    private static async Task<List<CommentLine>> ListAsync(
        string round, string application, PageContext here, CommentQueries comments, CancellationToken cancellation) =>
        [.. (await comments.AllAsync(here.Actor!, round, application, cancellation)).Select(CommentLine.Of)];

    private static async Task<CommentLine> SayAsync(
        string round, string application, CommentBody body, PageContext here, CommentCommands commands, CancellationToken cancellation) =>
        CommentLine.Of(await commands.SayAsync(here.Actor!, round, application, body.Text, cancellation));

    private static async Task<NoContent> TakeBackAsync(
        string round, string application, int number, PageContext here, CommentCommands commands, CancellationToken cancellation)
    {
        await commands.TakeBackAsync(here.Actor!, round, application, number, cancellation);
        return TypedResults.NoContent();
    }
}
