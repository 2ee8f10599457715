namespace Funding.Workflows.Public;

/// <summary>Rounds that are over, by year, for good.</summary>
internal static class ArchivePages
{
    // All rounds of some decades: one transaction.
    private const int AllRounds = 1000;

    public static void MapArchive(this IEndpointRouteBuilder group) => group.MapPage(PublicLinks.Archive, ArchiveAsync);

    private static async Task<IResult> ArchiveAsync(RoundStore rounds, CancellationToken cancellation)
    {
        var all = (await rounds.ListAsync(pageSize: AllRounds, cancellation: cancellation)).Items.Select(i => i.Value);
        return Page.Render<ArchivePage, ArchiveModel>(new ArchiveModel(
            [.. all.Where(r => r.Standing == RoundStanding.Announced)
                .GroupBy(r => r.Year)
                .OrderByDescending(g => g.Key)
                .Select(g => new ArchiveYear(g.Key, [.. g.OrderByDescending(r => r.AnnouncedAt)]))]));
    }
}

public sealed record ArchiveModel(IReadOnlyList<ArchiveYear> Years);

public sealed record ArchiveYear(int Year, IReadOnlyList<RoundSummary> Rounds);
