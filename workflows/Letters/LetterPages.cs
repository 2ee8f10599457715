namespace Funding.Workflows.Letters;

/// <summary>Documents for everybody: as a page, and as files.</summary>
internal static class LetterPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.LettersRoute, ListAsync).SameForEverybody(PublicRows.OfRound);
        group.MapPage(PublicLinks.LetterRoute, ShowAsync).SameForEverybody(PublicRows.OfRound);
        group.MapPage(PublicLinks.LetterVersionRoute, ShowVersionAsync).SameForEverybody(PublicRows.OfRound);
        group.MapPage(PublicLinks.LetterFileRoute, FileAsync);
    }

    private static async Task<IResult> ListAsync(string round, RoundStore rounds, LetterQueries letters, CancellationToken cancellation) =>
        Page.Render<LettersPage, LettersModel>(new LettersModel(
            (await rounds.GetAsync(round, cancellation)).Value, await letters.PublishedAsync(round, cancellation)));

    private static Task<IResult> ShowAsync(
        string round, string stage, RoundStore rounds, LetterQueries letters, CancellationToken cancellation) =>
        PageAsync(round, stage, null, rounds, letters, cancellation);

    private static Task<IResult> ShowVersionAsync(
        string round, string stage, int version, RoundStore rounds, LetterQueries letters, CancellationToken cancellation) =>
        PageAsync(round, stage, version, rounds, letters, cancellation);

    private static async Task<IResult> PageAsync(
        string round, string stage, int? number, RoundStore rounds, LetterQueries letters, CancellationToken cancellation)
    {
        var published = await letters.PublishedAsync(round, cancellation);
        var found = published.Demand(stage, number);
        return Page.Render<LetterPageView, LetterModel>(new LetterModel(
            (await rounds.GetAsync(round, cancellation)).Value, found, await letters.ReadAsync(round, found, cancellation),
            [.. published.Where(v => v.Stage == found.Stage)]));
    }

    private static async Task<IResult> FileAsync(
        string round, string stage, int version, string file, HttpContext http, LetterQueries letters, CancellationToken cancellation)
    {
        var found = await letters.FindAsync(round, stage, version, cancellation);
        var (hash, type) = file switch
        {
            "document.docx" => (found.Docx, LetterDocx.ContentType),
            "document.pdf" => (found.Pdf, LetterPdf.ContentType),
            "document.json" => (found.Content, "application/json; charset=utf-8"),
            _ => (null, ""),
        };
        if (hash is null)
            throw new RefusedException(LetterRefusals.NotFound());
        http.Response.Headers.ContentDisposition =
            DocumentDownload.Disposition($"{round}-{stage}-{version}{Path.GetExtension(file)}");
        return Results.Stream(await letters.OpenAsync(round, hash, cancellation), type);
    }
}

public sealed record LettersModel(Round Round, IReadOnlyList<LetterVersion> Versions);

/// <param name="Versions">All of the same document, the newest first.</param>
public sealed record LetterModel(Round Round, LetterVersion Version, Letter Letter, IReadOnlyList<LetterVersion> Versions);
