namespace Funding.Workflows.Stages.Draw;

/// <summary>The verifiable draw: commitment, public value, record.</summary>
internal static class DrawApi
{
    internal sealed record PublicValueBody(string Value);

    /// <param name="MayEnter">The named day is over and the round is at its draw.</param>
    /// <param name="Entered">How many members have entered a value.</param>
    /// <param name="Agreed">Null until two are alike.</param>
    internal sealed record PublicValueLine(
        string Round, Bilingual Name, DateOnly Day, bool MayEnter, int Entered, string? Own, bool Differ, string? Agreed)
    {
        public static PublicValueLine Of(PublicValueView view) =>
            new(
                view.RoundId,
                view.Draw.PublicValueName,
                view.Draw.PublicValueDay,
                view.MayEnter,
                view.Entered,
                view.Own?.Value,
                view.Differ,
                view.Draw.PublicValue);
    }

    /// <param name="Commitment">Published at the launch.</param>
    /// <param name="Seed">Published with the draw.</param>
    /// <param name="Rosters">Hashes of who is drawn and for what, from the beginning of the named day; null before.</param>
    /// <param name="RecordHash">SHA-256 of the record's bytes; null before the draw.</param>
    internal sealed record DrawView(
        string Round,
        string Commitment,
        Bilingual PublicValueName,
        DateOnly PublicValueDay,
        string? PublicValue,
        PublishedRosters? Rosters,
        string? Seed,
        DateTimeOffset? DrawnAt,
        string? RecordHash,
        int? Applications,
        int? Experts,
        int? Seats,
        int? Shortfalls);

    private static readonly PublicValueLine Value = new(
        RoundExamples.Line.Id,
        RoundExamples.Detail.Draw!.PublicValueName,
        RoundExamples.Detail.Draw!.PublicValueDay,
        true,
        1,
        "3271.5",
        false,
        null);

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}").WithTags("draw");
        group
            .MapGet(
                "/public-value",
                async (string round, PageContext here, PublicValueCommands values, CancellationToken cancellation) =>
                    PublicValueLine.Of(await values.ViewAsync(here.Actor!, round, cancellation)))
            .Needs(Right.EnterPublicValue).Does("The draw's public value as a committee member sees it", Value);
        group
            .MapPut(
                "/public-value",
                async (string round, PublicValueBody body, PageContext here, PublicValueCommands values, CancellationToken cancellation) =>
                    PublicValueLine.Of(await values.EnterAsync(here.Actor!, round, body.Value, cancellation)))
            .Needs(Right.EnterPublicValue).Does(
                "Enters the value, or corrects one's own until two agree", Value, new PublicValueBody("3271.50"));
        group.MapGet("/draw", DrawAsync)
            .Open()
            .Does(
                "Commitment, value and record of the draw",
                new DrawView(
                    Value.Round,
                    RoundExamples.Detail.Draw!.Commitment,
                    Value.Name,
                    Value.Day,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        group.MapGet("/draw/record", async (string round, RoundStore rounds, DrawQueries queries, CancellationToken cancellation) =>
            {
                await rounds.GetAsync(round, cancellation);
                return TypedResults.Stream(await queries.OpenDrawRecordAsync(round, cancellation)
                    ?? throw new RefusedException(ApiRefusals.NoSuchThing("draw")), "application/json");
            })
            .Open().Carries(
                "The whole record, without names: anyone can replay the draw from it",
                new ApiExample(
                    null,
                    new { record = new { roundId = Value.Round, seed = "…" }, inputs = new { }, seats = Array.Empty<object>() })
                { ResponseMedia = "application/json" });
    }

    private static async Task<DrawView> DrawAsync(string round, RoundStore rounds, DrawQueries queries, CancellationToken cancellation)
    {
        var plan = (await rounds.GetAsync(round, cancellation)).Value.DemandDraw();
        var drawn = await queries.DrawAsync(round, cancellation);
        return new DrawView(
            round,
            plan.Commitment,
            plan.PublicValueName,
            plan.PublicValueDay,
            plan.PublicValue,
            await queries.RostersAsync(round, cancellation),
            plan.Seed,
            drawn?.DrawnAt,
            drawn?.RecordHash,
            drawn?.Applications,
            drawn?.Experts,
            drawn?.Seats,
            drawn?.Shortfalls);
    }
}
