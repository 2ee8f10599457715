namespace Funding.Workflows.Public;

/// <summary>Rounds that are over, by year, for good, and what they awarded: to search, and to take away.</summary>
internal static class ArchivePages
{
    public static void MapArchive(this IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.Archive, ArchiveAsync).SameForEverybody(PublicRows.OfList);
        group.MapPage(PublicLinks.ArchiveFile, FileAsync);
    }

    private static async Task<IResult> ArchiveAsync(
        string? q, RoundStore rounds, AwardSearchQueries awards, CancellationToken cancellation)
    {
        var all = await RoundsAsync(rounds, cancellation);
        return Page.Render<ArchivePage, ArchiveModel>(new ArchiveModel(
            [.. all.Values.GroupBy(r => r.Year)
                .OrderByDescending(g => g.Key)
                .Select(g => new ArchiveYear(g.Key, [.. g.OrderByDescending(r => r.AnnouncedAt)]))],
            all, q?.Trim() ?? "", string.IsNullOrWhiteSpace(q) ? null : await awards.FindAsync(q, cancellation)));
    }

    private static async Task<IResult> FileAsync(
        string? q, PageContext here, RoundStore rounds, AwardSearchQueries awards, Texts<PublicText> T, CancellationToken cancellation)
    {
        var all = await RoundsAsync(rounds, cancellation);
        var found = await awards.FindAsync(q, cancellation);
        here.Http.Response.ContentType = CsvExport.ContentType;
        here.Http.Response.Headers.ContentDisposition = DocumentDownload.Disposition("awards.csv");
        if (HttpMethods.IsHead(here.Http.Request.Method))
            return Results.Empty;
        await CsvExport.WriteAsync(
            new ExportTable(
                [T["archive.holder"], T["archive.name"], T["archive.round"], T["archive.valid"], T["archive.standing"], T["archive.id"]],
                found.Select(IReadOnlyList<object?> (a) =>
                [
                    a.HolderName, a.Title, all.GetValueOrDefault(a.RoundId)?.Name.In(here.Language) ?? a.RoundId, Show.Iso(a.ValidUntil),
                    T.Of("award-standing", a.Standing), a.Id,
                ]).ToAsyncEnumerable()),
            here.Http.Response.Body, cancellation);
        return Results.Empty;
    }

    private static async Task<IReadOnlyDictionary<string, RoundSummary>> RoundsAsync(RoundStore rounds, CancellationToken cancellation) =>
        (await rounds.AllAsync(cancellation))
            .Where(r => r.Standing == RoundStanding.Announced).ToDictionary(r => r.Id);
}

/// <param name="Rounds">All of them by id.</param>
/// <param name="Asked">What is searched for; empty for nothing.</param>
/// <param name="Found">Null where nothing is searched for.</param>
public sealed record ArchiveModel(
    IReadOnlyList<ArchiveYear> Years, IReadOnlyDictionary<string, RoundSummary> Rounds, string Asked, IReadOnlyList<AwardSummary>? Found);

public sealed record ArchiveYear(int Year, IReadOnlyList<RoundSummary> Rounds);
