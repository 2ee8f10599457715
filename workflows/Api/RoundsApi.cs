namespace Funding.Workflows.Api;

internal static class RoundsApi
{
    /// <param name="Counts">Applications by desk and state.</param>
    internal sealed record RoundCounts(IReadOnlyList<DeskCount> Counts);

    internal sealed record DeskCount(string Desk, string State, int Count);

    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds").WithTags("rounds");
        group.MapPost("", LaunchAsync).Needs(Right.LaunchRound)
            .Does(
                "Launches a round; the same id with the same settings is the round that runs already (200), with others a conflict (409)",
                RoundExamples.Detail,
                RoundExamples.Launch);
        group.MapGet("", ListAsync).Open().Does("Rounds, one page", new Paged<RoundLine>([RoundExamples.Line], null));
        group
            .MapGet(
                "/{round}",
                async (string round, RoundStore rounds, CancellationToken cancellation) => RoundDetail.Of((await rounds.GetAsync(
                    round, cancellation)).Value))
            .Open()
            .Does("One round", RoundExamples.Detail);
        group
            .MapGet(
                "/{round}/programme",
                (string round, RoundStore rounds, CancellationToken cancellation) => rounds.GetProgrammeAsync(round, cancellation))
            .Open()
            .Carries(
                "The programme as the round keeps it",
                new ApiExample(null, null) { ResponseFrom = services => services.GetRequiredService<Catalogue>().Programmes[0] });
        group.MapGet("/{round}/timeline", TimelineAsync)
            .Open()
            .Does("The stages with their closing days", new Paged<TimelineStage>([RoundExamples.Stage], null));
        group.MapGet("/{round}/counts", CountsAsync)
            .Needs(Right.ReadAllApplications)
            .Does("Applications by desk and state", new RoundCounts([new("hangzhou", "submitted", 4)]));
    }

    private static async Task<Results<Created<RoundDetail>, Ok<RoundDetail>>> LaunchAsync(
        LaunchBody body, PageContext here, LaunchCommands launches, CancellationToken cancellation)
    {
        var (round, launched) = await launches.LaunchOrFindAsync(here.Actor!, body.Request(), cancellation);
        return launched
            ? TypedResults.Created($"{ApiHosting.Root}/rounds/{round.Id}", RoundDetail.Of(round))
            : TypedResults.Ok(RoundDetail.Of(round));
    }

    private static Task<Paged<RoundLine>> ListAsync(RoundStore rounds, CancellationToken cancellation, string? continuation = null) =>
        Paging.ReadAsync(rounds.ListAsync(continuation, cancellation: cancellation), RoundLine.Of);

    private static async Task<Paged<TimelineStage>> TimelineAsync(
        string round, RoundStore rounds, RoundDays days, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return new Paged<TimelineStage>(
            [.. found.Stages.Select(s => new TimelineStage(s.Id, s.Kind, days.NameOf(s), s.Closes, Status(found, s)))], null);
    }

    private static string Status(Round round, PlannedStage stage) => round.Standing switch
    {
        RoundStanding.Cancelled => "cancelled",
        RoundStanding.Announced => "done",
        _ when stage.Id == round.Stage || round.Stages.IsByCase(stage.Id) => "current",
        _ => round.Stages.IsBefore(stage.Id, round.Stage) ? "done" : "coming",
    };

    private static async Task<RoundCounts> CountsAsync(string round, RoundStore rounds, StateCounts counts, CancellationToken cancellation)
    {
        await rounds.GetAsync(round, cancellation);
        return new RoundCounts([.. (await counts.ReadAsync(round, cancellation))
            .Select(c => new DeskCount(c.Desk, JsonNamingPolicy.CamelCase.ConvertName($"{c.State}"), c.Count))
            .OrderBy(c => c.Desk, StringComparer.Ordinal)
            .ThenBy(c => c.State, StringComparer.Ordinal)]);
    }
}
