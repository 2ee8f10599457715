namespace Funding.Workflows.Stages.Ranking;

internal static class RankingApi
{
    /// <param name="Hash">What `ranking verify` recomputes; its last four characters confirm an approval.</param>
    internal sealed record RankingView(
        int Version,
        string Hash,
        DateTimeOffset RankedAt,
        int Applications,
        int Selected,
        int Reserve,
        IReadOnlyList<RankedLine> Items,
        string? Continuation)
    {
        /// <summary>Null where the programme has no strata.</summary>
        public IReadOnlyList<StratumFigures>? Strata { get; init; }

        /// <summary>What of the budget was given away; null where the programme has none.</summary>
        public decimal? Granted { get; init; }
    }

    /// <param name="Score">To 4 decimals; null without a signed sheet.</param>
    /// <param name="PlainMean">Fewer than three sheets: nothing was dropped.</param>
    /// <param name="Withdrawn">By its applicant, after the ranking: it holds no place, and the reserve moves up.</param>
    /// <param name="Why">Why it stands above or below the line.</param>
    internal sealed record RankedLine(
        string Application,
        string OrganisationName,
        string Title,
        string Desk,
        int? Rank,
        decimal? Score,
        int Sheets,
        bool PlainMean,
        Standing Standing,
        int? ReserveNumber,
        bool Withdrawn,
        string? DecidedBy,
        Bilingual Why,
        IReadOnlyDictionary<string, decimal> CriterionMeans)
    {
        /// <summary>Of the programme's budget; null for nothing.</summary>
        public decimal? Granted { get; init; }

        public static RankedLine Of(RankedApplication row, bool withdrawn)
        {
            return new(
                row.ApplicationId,
                row.OrganisationName,
                row.Title,
                row.Desk,
                row.Entry.Rank,
                row.Entry.Score,
                row.Entry.Sheets,
                row.Entry.IsPlainMean,
                row.Entry.Standing,
                row.Entry.ReserveNumber,
                withdrawn,
                row.Entry.DecidedBy,
                StandingTexts.Of(row.Entry.Reason),
                row.CriterionMeans)
            {
                Granted = row.Entry.Granted,
            };
        }
    }

    internal sealed record RankAgainBody(string What);

    private static readonly RankingView Example = new(
        1, "c1dfd96eea8cc2b62785275bca38ac261256e278a1f0b3c4d5e6f708192a3b4c", new(2026, 7, 19, 1, 0, 0, TimeSpan.Zero), 38, 10, 3,
        [new(
            ApplicationExamples.Line.Id,
            ApplicationExamples.Line.OrganisationName,
            ApplicationExamples.Line.Title,
            "hangzhou",
            1,
            91.1667m,
            5,
            false,
            Standing.Selected,
            null,
            false,
            null,
            new("排名在名额以内。", "Its rank is within the places."),
            new Dictionary<string, decimal> { ["integration"] = 8.5m })], null);

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/ranking").WithTags("ranking");
        group.MapGet("", ReadAsync).Needs(Right.ReadRanking).Does("The ranking, one page", Example);
        group
            .MapGet(
                "/stability",
                (string round, PageContext here, RankingQueries rankings, CancellationToken cancellation) => rankings.StabilityAsync(
                    here.Actor!, round, cancellation))
            .Needs(Right.ReadRanking).Does(
                "Who crosses the line without one expert's sheet",
                new StabilityReport([new("a-7f3c", "e-19d2", 84.5m, ["a-0b44"], ["a-7f3c"])]));
        group
            .MapGet(
                "/committee-file",
                async (string round, PageContext here, RankingQueries rankings, CancellationToken cancellation) => TypedResults.Stream(
                    await rankings.OpenCommitteeFileAsync(here.Actor!, round, cancellation), "application/json"))
            .Needs(Right.ReadRanking).Carries("The committee's file, with all names; gives the published hash", FileExample);
        group
            .MapGet(
                "/public-file",
                async (string round, RankingQueries rankings, CancellationToken cancellation) => TypedResults.Stream(
                    await rankings.OpenPublicFileAsync(round, cancellation), "application/json"))
            .Open().Carries("The public file, from the public notice on; gives the same hash", FileExample);
        group
            .MapPost(
                "/again",
                async (
                    string round, RankAgainBody body, PageContext here, ReturnedOrderCommands returned,
                    CancellationToken cancellation) =>
                {
                    await returned.RankAgainAsync(here.Actor!, round, body.What, cancellation);
                    return TypedResults.Accepted($"{ApiHosting.Root}/rounds/{round}/ranking");
                })
            .Needs(Right.LaunchRound).Does("Lets a returned ranking be computed again", null, new RankAgainBody("已核对两份评分表，评分无误，重新排名。"));
    }

    private static ApiExample FileExample =>
        new(
            null,
            new { hash = Example.Hash, inputs = new { roundId = RoundExamples.Line.Id }, result = new { entries = Array.Empty<object>() } })
        { ResponseMedia = "application/json" };

    private static async Task<RankingView> ReadAsync(
        string round, PageContext here, RankingQueries rankings, CancellationToken cancellation, string? continuation = null)
    {
        var row = await rankings.CurrentAsync(here.Actor!, round, cancellation)
            ?? throw new RefusedException(ApiRefusals.NotRanked());
        var withdrawn = await rankings.WithdrawnAsync(here.Actor!, round, cancellation);
        var page = await Paging.ReadAsync(
            rankings.EntriesAsync(here.Actor!, round, continuation, cancellation: cancellation),
            ranked => RankedLine.Of(ranked, withdrawn.Contains(ranked.ApplicationId)));
        return new RankingView(
            row.Version, row.Hash, row.RankedAt, row.Applications, row.Selected, row.Reserve, page.Items, page.Continuation)
        {
            Strata = row.Strata,
            Granted = row.Granted,
        };
    }
}
