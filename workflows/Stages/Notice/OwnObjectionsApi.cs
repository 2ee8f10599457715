namespace Funding.Workflows.Stages.Notice;

/// <summary>The objections of the token's person.</summary>
internal static class OwnObjectionsApi
{
    /// <param name="Upheld">Null while it is open.</param>
    internal sealed record OwnObjectionLine(
        string Round, string Id, string Application, DateTimeOffset FiledAt, DateOnly DueOn, bool? Upheld, string? DecisionReason)
    {
        public static OwnObjectionLine Of(OwnObjection own) =>
            new(
                own.Round.Id,
                own.Objection.Id,
                own.Objection.ApplicationId,
                own.Objection.FiledAt,
                own.Objection.DueOn,
                own.Objection.Decision?.Upheld,
                own.Objection.Decision?.Reason);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/me").WithTags("me");
        group
            .MapGet(
                "/objections",
                async (PageContext here, OwnObjectionQueries own, CancellationToken cancellation, string? continuation = null) =>
                {
                    var (items, next) = await own.ListAsync(here.Actor!, continuation, cancellation);
                    return new Paged<OwnObjectionLine>([.. items.Select(OwnObjectionLine.Of)], next);
                })
            .Needs(Right.Object).Does(
                "One's own objections in all rounds and what became of them, one page",
                new Paged<OwnObjectionLine>(
                    [
                        new(
                            RoundExamples.Line.Id,
                            "YY3F9A0C11D2",
                            ApplicationExamples.Line.Id,
                            new DateTimeOffset(2026, 8, 3, 1, 0, 0, TimeSpan.Zero),
                            new(2026, 8, 18),
                            null,
                            null)
                    ],
                    null));
    }
}
