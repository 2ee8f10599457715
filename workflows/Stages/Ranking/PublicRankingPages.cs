namespace Funding.Workflows.Stages.Ranking;

/// <summary>The ranking for everybody, without the names of experts, and the file to recompute it from.</summary>
internal static class PublicRankingPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.RankingRoute, RankingAsync).SameForEverybody(PublicRows.OfRound, "from");
        group.MapPage(PublicLinks.RankingFileRoute, RankingFileAsync);
    }

    private static async Task<IResult> RankingAsync(
        string round, string? from, RoundStore rounds, PublicRanking ranking, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var facts = await ranking.FactsAsync(round, cancellation)
            ?? throw new RefusedException(RankingRefusals.NotRanked());
        var (items, continuation) = await ranking.EntriesAsync(round, from, cancellation);
        return Page.Render<PublicRankingPage, PublicRankingModel>(new PublicRankingModel(
            found, await rounds.GetProgrammeAsync(round, cancellation), facts, items, continuation));
    }

    private static async Task<IResult> RankingFileAsync(string round, RankingQueries rankings, CancellationToken cancellation) =>
        Results.Stream(await rankings.OpenPublicFileAsync(round, cancellation), "application/json; charset=utf-8", $"{round}-ranking.json");
}

public sealed record PublicRankingModel(
    Round Round, Programme Programme, PublicRankingFacts Facts, IReadOnlyList<PublicRankedEntry> Entries, string? Continuation);
