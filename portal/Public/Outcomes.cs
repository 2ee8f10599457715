namespace Funding.Portal.Public;

/// <summary>What comes out of rounds, for everybody: notices, results, rankings, archived for good.</summary>
internal static class Outcomes
{
    // All rounds of some decades: one transaction.
    private const int AllRounds = 1000;

    public static void MapOutcomes(this IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.Notices, NoticesAsync);
        group.MapPage(PublicLinks.NoticeRoute, NoticeAsync);
        group.MapPage(PublicLinks.Archive, ArchiveAsync);
        group.MapPage(PublicLinks.ResultsRoute, ResultsAsync);
        group.MapPage(PublicLinks.RankingRoute, RankingAsync);
        group.MapPage(PublicLinks.RankingFileRoute, RankingFileAsync);
    }

    private static async Task<IResult> NoticesAsync(RoundStore rounds, CancellationToken cancellation)
    {
        var all = (await rounds.ListAsync(pageSize: AllRounds, cancellation: cancellation)).Items.Select(i => i.Value).ToList();
        return Page.Render<NoticesPage, NoticesModel>(new NoticesModel(
            [.. all.Where(r => r.IsAt(NoticeStage.Kind))], [.. all.Where(r => r.Standing == RoundStanding.Announced)
                .OrderByDescending(r => r.AnnouncedAt)
                .Take(20)]));
    }

    private static async Task<IResult> NoticeAsync(
        string round, string? from, RoundStore rounds, NoticeQueries notices, TimeProvider clock, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        if (found.PublicNoticeAt is null)
            throw new RefusedException(PublicRefusals.NoNotice());
        var page = await notices.EntriesAsync(round, from, cancellation);
        return Page.Render<NoticePage, NoticeModel>(new NoticeModel(
            found, await rounds.GetDesksAsync(round, cancellation), [.. page.Items.Select(i => i.Value).OrderBy(e => e.Rank)],
            page.Continuation, clock.GetUtcNow()));
    }

    private static async Task<IResult> ArchiveAsync(RoundStore rounds, CancellationToken cancellation)
    {
        var all = (await rounds.ListAsync(pageSize: AllRounds, cancellation: cancellation)).Items.Select(i => i.Value);
        return Page.Render<ArchivePage, ArchiveModel>(new ArchiveModel(
            [.. all.Where(r => r.Standing == RoundStanding.Announced)
                .GroupBy(r => r.Year)
                .OrderByDescending(g => g.Key)
                .Select(g => new ArchiveYear(g.Key, [.. g.OrderByDescending(r => r.AnnouncedAt)]))]));
    }

    private static async Task<IResult> ResultsAsync(
        string round, string? from, RoundStore rounds, AwardQueries awards, PublicRanking ranking, StateCounts counts,
        CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        if (found.Standing != RoundStanding.Announced)
            throw new RefusedException(PublicRefusals.NoResults());
        var page = await awards.OfRoundAsync(round, from, cancellation);
        return Page.Render<ResultsPage, ResultsModel>(new ResultsModel(
            found, await rounds.GetDesksAsync(round, cancellation), [.. page.Items.Select(i => i.Value)], page.Continuation,
            await counts.ReadAsync(round, cancellation), await ranking.FactsAsync(round, cancellation)));
    }

    private static async Task<IResult> RankingAsync(
        string round, string? from, RoundStore rounds, PublicRanking ranking, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var facts = await ranking.FactsAsync(round, cancellation)
            ?? throw new RefusedException(RankingRefusals.NotRanked());
        var (items, continuation) = await ranking.EntriesAsync(round, from, cancellation);
        return Page.Render<RankingPage, RankingModel>(new RankingModel(
            found, await rounds.GetProgrammeAsync(round, cancellation), facts, items, continuation));
    }

    private static async Task<IResult> RankingFileAsync(string round, RankingQueries rankings, CancellationToken cancellation) =>
        Results.Stream(await rankings.OpenPublicFileAsync(round, cancellation), "application/json; charset=utf-8", $"{round}-ranking.json");
}

public sealed record NoticesModel(IReadOnlyList<RoundSummary> Current, IReadOnlyList<RoundSummary> Past);

/// <param name="Now">Decides which entries still take objections.</param>
public sealed record NoticeModel(
    Round Round, RoundDesks Desks, IReadOnlyList<NoticeEntry> Entries, string? Continuation, DateTimeOffset Now);

public sealed record ArchiveModel(IReadOnlyList<ArchiveYear> Years);

public sealed record ArchiveYear(int Year, IReadOnlyList<RoundSummary> Rounds);

/// <param name="Ranking">Null where nothing was ranked.</param>
public sealed record ResultsModel(
    Round Round, RoundDesks Desks, IReadOnlyList<Award> Awards, string? Continuation, IReadOnlyList<DeskStateCount> Counts,
    PublicRankingFacts? Ranking);

public sealed record RankingModel(
    Round Round, Programme Programme, PublicRankingFacts Facts, IReadOnlyList<PublicRankedEntry> Entries, string? Continuation);
