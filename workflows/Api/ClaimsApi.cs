namespace Funding.Workflows.Api;

/// <summary>Claims on organisations: the claimant's reason, and the decision of desk and office.</summary>
internal static class ClaimsApi
{
    /// <param name="Statement">5 to 1,000 characters.</param>
    internal sealed record StatementBody(string Statement);

    /// <param name="Reason">5 to 1,000 characters; may be left out where the claim is confirmed.</param>
    internal sealed record VerdictBody(ClaimVerdict Verdict, string? Reason = null);

    private static readonly ClaimLine Example = new(
        "12330000470000001W", ApplicationExamples.Detail.OrganisationName, "3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e", "hangzhou",
        new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), 0, false);

    public static void MapClaims(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/claims").WithTags("organisations");
        group.MapGet("", ListAsync).Needs(Right.ConfirmClaim).Does(
            "Open claims on organisations: those that name the desk, or all for the office", new Paged<ClaimLine>([Example], null));
        group.MapPost("/{code}/{person}", DecideAsync).Needs(Right.ConfirmClaim).Does(
            "Confirms or refuses a claim, or hands the organisation over to its claimant", null, new VerdictBody(ClaimVerdict.Confirm));
        group.MapPost("/{code}", StateAsync).Needs(Right.EditApplication).Does(
            "Says why one acts for an organisation, also against those who hold it",
            null,
            new StatementBody("I head the college's office of industry cooperation and apply on its mandate."));
    }

    private static async Task<Paged<ClaimLine>> ListAsync(
        PageContext here, OrganisationStore store, CancellationToken cancellation, string? continuation = null)
    {
        var actor = here.Actor!;
        var desk = actor.Can(Right.DecideClaim) ? null : actor.Desk ?? "";
        var page = await Paging.ReadAsync(store.OpenAsync(desk, continuation, cancellation), line => line);
        return new Paged<ClaimLine>(page.Items, page.Continuation);
    }

    private static async Task<NoContent> DecideAsync(
        string code, string person, VerdictBody body, PageContext here, ClaimVerdictCommands claims, CancellationToken cancellation)
    {
        await claims.DecideAsync(here.Actor!, code, person, body.Verdict, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> StateAsync(
        string code, StatementBody body, PageContext here, ClaimFilingCommands claims, PeopleStore people, CancellationToken cancellation)
    {
        await claims.StateAsync(here.Actor!, code, body.Statement, [], cancellation);
        await people.JoinAsync(here.Actor!.PersonId, code, cancellation);
        return TypedResults.NoContent();
    }
}
