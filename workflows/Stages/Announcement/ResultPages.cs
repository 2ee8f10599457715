namespace Funding.Workflows.Stages.Announcement;

/// <summary>What a round awarded, for everybody.</summary>
internal static class ResultPages
{
    public static void Map(IEndpointRouteBuilder group) =>
        group.MapPage(PublicLinks.ResultsRoute, ResultsAsync).SameForEverybody(PublicRows.OfRound, "from");

    private static async Task<IResult> ResultsAsync(
        string round, string? from, RoundStore rounds, AwardQueries awards, PublicRanking ranking, StateCounts counts,
        CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        if (found.AnnouncementNumber is null && found.Standing != RoundStanding.Announced)
            throw new RefusedException(PublicRefusals.NoResults());
        var page = await awards.OfRoundAsync(round, from, cancellation);
        return Page.Render<ResultsPage, ResultsModel>(new ResultsModel(
            found, await rounds.GetDesksAsync(round, cancellation), [.. page.Items.Select(i => i.Value)], page.Continuation,
            await counts.ReadAsync(round, cancellation), await ranking.FactsAsync(round, cancellation)));
    }
}

/// <param name="Ranking">Null where nothing was ranked.</param>
public sealed record ResultsModel(
    Round Round, RoundDesks Desks, IReadOnlyList<Award> Awards, string? Continuation, IReadOnlyList<DeskStateCount> Counts,
    PublicRankingFacts? Ranking);
