namespace Funding.Workflows.Public;

/// <summary>Rounds that are over, by year, for good.</summary>
internal static class ArchivePages
{
    public static void MapArchive(this IEndpointRouteBuilder group) =>
        group.MapPage(PublicLinks.Archive, ArchiveAsync).SameForEverybody(PublicRows.OfList);

    private static async Task<IResult> ArchiveAsync(RoundStore rounds, CancellationToken cancellation) =>
        Page.Render<ArchivePage, IReadOnlyList<ArchiveYear>>(
            [.. (await rounds.AllAsync(cancellation)).Where(r => r.Standing == RoundStanding.Announced).GroupBy(r => r.Year)
                .OrderByDescending(g => g.Key)
                .Select(g => new ArchiveYear(g.Key, [.. g.OrderByDescending(r => r.AnnouncedAt)]))]);
}

public sealed record ArchiveYear(int Year, IReadOnlyList<RoundSummary> Rounds);
