namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Conflicts with an organisation, declared by officers, committee members and experts.</summary>
internal static class ConflictsApi
{
    /// <param name="Organisation">Credit code; an expert may give the name instead.</param>
    internal sealed record ConflictBody(string Organisation, string Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api
            .MapPost("/rounds/{round}/conflicts", DeclareAsync)
            .WithTags("conflicts")
            .Needs(Right.DecideEligibility, Right.ApproveRanking, Right.ReviewApplication)
            .Does(
                "Declares a conflict: one decides and scores nothing of that organisation",
                null,
                new ConflictBody("12330000470009221W", "配偶在该单位任职。"));

    private static async Task<NoContent> DeclareAsync(
        string round,
        ConflictBody body,
        PageContext here,
        ConflictDeclarations declarations,
        ConflictCommands experts,
        RoundStore rounds,
        CancellationToken cancellation)
    {
        await rounds.GetAsync(round, cancellation);
        await (here.Actor!.Can(Right.ReviewApplication)
            ? experts.DeclareAsync(here.Actor, round, body.Organisation, body.Reason, cancellation)
            : declarations.DeclareAsync(here.Actor, round, body.Organisation, body.Reason, cancellation));
        return TypedResults.NoContent();
    }
}
