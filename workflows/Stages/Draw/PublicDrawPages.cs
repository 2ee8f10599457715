namespace Funding.Workflows.Stages.Draw;

/// <summary>The draw for everybody, and the file to replay it from.</summary>
internal static class PublicDrawPages
{
    // A longer order is for the file; the page shows what a person reads.
    private const int MostShown = 500;

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.DrawRoute, DrawAsync).SameForEverybody(PublicRows.OfRound);
        group.MapPage(PublicLinks.DrawFileRoute, DrawFileAsync);
    }

    private static async Task<IResult> DrawAsync(string round, RoundStore rounds, DrawQueries reviews, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        found.DemandDraw();
        var summary = await reviews.DrawAsync(round, cancellation);
        DrawRecord? record = null;
        if (summary is not null
            && summary.Applications + summary.Experts <= MostShown
            && await reviews.OpenDrawRecordAsync(round, cancellation) is { } content)
        {
            await using (content)
                record = (await System.Text.Json.JsonSerializer.DeserializeAsync<PublishedDraw>(
                    content, FundingJson.Options, cancellation))!.Record;
        }

        return Page.Render<PublicDrawPage, PublicDrawModel>(new PublicDrawModel(
            found, await reviews.RostersAsync(round, cancellation), summary, record));
    }

    private static async Task<IResult> DrawFileAsync(string round, DrawQueries reviews, CancellationToken cancellation) =>
        await reviews.OpenDrawRecordAsync(round, cancellation) is { } content
            ? Results.Stream(content, "application/json; charset=utf-8", $"{round}-draw.json")
            : throw new RefusedException(PublicRefusals.NotDrawn());
}

/// <param name="Summary">Null before the draw.</param>
/// <param name="Record">Null before the draw, or when its orders are too long for a page.</param>
public sealed record PublicDrawModel(Round Round, PublishedRosters? Rosters, DrawSummary? Summary, DrawRecord? Record);
