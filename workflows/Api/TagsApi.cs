namespace Funding.Workflows.Api;

/// <summary>The office's tags of a round, and the applications that have them.</summary>
internal static class TagsApi
{
    /// <param name="Applications">Ids; without those with whose applicant the reader has a conflict.</param>
    internal sealed record TagLine(string Id, string Name, Tone Tone, IReadOnlyList<string> Applications);

    /// <param name="Name">1 to 20 characters.</param>
    internal sealed record TagBody(string Name, Tone Tone);

    /// <param name="Applications">1 to 500 ids.</param>
    internal sealed record TaggedBody(IReadOnlyList<string> Applications);

    /// <param name="Changed">Those that did not have it before, or had it.</param>
    internal sealed record TaggedCount(int Changed);

    private static readonly TagLine Example = new("01", "股权待核", Tone.Notice, [ApplicationExamples.Line.Id]);

    public static void MapTagsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/tags").WithTags("applications");
        group.MapGet("", ListAsync).Needs(Right.ReadAllApplications).Does(
            "The tags of a round in the order in which they were made, with the applications that have them",
            new List<TagLine> { Example });
        group.MapPost("", AddAsync).Needs(Right.ReadAllApplications).Does(
            "Makes a tag", Example with { Applications = [] }, new TagBody(Example.Name, Example.Tone));
        group.MapDelete("/{tag}", DropAsync).Needs(Right.ReadAllApplications).Does(
            "Takes a tag away, from every application that has it", null);
        group.MapPost("/{tag}/applications", (
                string round, string tag, TaggedBody body, PageContext here, MarkCommands commands, CancellationToken cancellation) =>
                TagAsync(round, tag, body, here, commands, add: true, cancellation))
            .Needs(Right.ReadAllApplications)
            .Does("Puts a tag on applications", new TaggedCount(1), new TaggedBody(Example.Applications));
        group.MapPost("/{tag}/applications/remove", (
                string round, string tag, TaggedBody body, PageContext here, MarkCommands commands, CancellationToken cancellation) =>
                TagAsync(round, tag, body, here, commands, add: false, cancellation))
            .Needs(Right.ReadAllApplications)
            .Does("Takes a tag from applications", new TaggedCount(1), new TaggedBody(Example.Applications));
    }

    private static async Task<List<TagLine>> ListAsync(
        string round, PageContext here, RoundStore rounds, MarkStore store, ConflictDeclarations conflicts, CancellationToken cancellation)
    {
        await rounds.GetAsync(round, cancellation);
        var barred = await conflicts.BarredAsync(here.Actor!.PersonId, round, cancellation);
        var tagged = (await store.TaggedAsync(round, cancellation)).Where(a => !barred.Contains(a.Key))
            .SelectMany(a => a.Select(tag => (Tag: tag, Application: a.Key)))
            .ToLookup(t => t.Tag, t => t.Application, StringComparer.Ordinal);
        return
        [
            .. (await store.TagsAsync(round, cancellation)).Select(t => t.Value).Select(t => new TagLine(
                t.Id, t.Name, t.Tone, [.. tagged[t.Id].Order(StringComparer.Ordinal)])),
        ];
    }

    private static async Task<TagLine> AddAsync(
        string round, TagBody body, PageContext here, MarkCommands commands, CancellationToken cancellation)
    {
        var tag = await commands.AddTagAsync(here.Actor!, round, body.Name, body.Tone, cancellation);
        return new(tag.Id, tag.Name, tag.Tone, []);
    }

    private static async Task<NoContent> DropAsync(
        string round, string tag, PageContext here, MarkCommands commands, CancellationToken cancellation)
    {
        await commands.DropTagAsync(here.Actor!, round, tag, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<TaggedCount> TagAsync(
        string round, string tag, TaggedBody body, PageContext here, MarkCommands commands, bool add, CancellationToken cancellation) =>
        new(await commands.TagAsync(here.Actor!, round, tag, body.Applications, add, cancellation));
}
