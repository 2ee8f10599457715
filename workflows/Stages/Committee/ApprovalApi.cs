namespace Funding.Workflows.Stages.Committee;

internal static class ApprovalApi
{
    /// <param name="Confirmation">The last four characters of the ranking's hash.</param>
    internal sealed record ApprovalBody(string Confirmation);

    internal sealed record ReturnBody(string Reason);

    /// <param name="LastDay">To vote on it; null where none is set.</param>
    /// <param name="Pass">2 and more where it was returned before.</param>
    internal sealed record CaseLine(
        string Application, string OrganisationName, string Title, string Desk, DateTimeOffset? SubmittedAt, DateOnly? LastDay, int Pass)
    {
        public static CaseLine Of(CaseToVote one) => new(
            one.Id,
            one.Application.Summary.OrganisationName,
            one.Application.Summary.Title,
            one.Application.Summary.Desk,
            one.Application.Summary.SubmittedAt,
            one.LastDay,
            one.Pass);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/approval").WithTags("approval").Needs(Right.ApproveRanking);
        group.MapPost(
            "/approve",
            async Task<NoContent> (
                string round, ApprovalBody body, PageContext here, ApprovalCommands approvals, CancellationToken cancellation) =>
            {
                await approvals.ApproveAsync(here.Actor!, round, body.Confirmation, cancellation);
                return TypedResults.NoContent();
            }).Does("A committee member approves the ranking", null, new ApprovalBody("3b4c"));
        group.MapPost(
            "/return",
            async Task<NoContent> (
                string round, ReturnBody body, PageContext here, ApprovalCommands approvals, CancellationToken cancellation) =>
            {
                await approvals.ReturnAsync(here.Actor!, round, body.Reason, cancellation);
                return TypedResults.NoContent();
            }).Does("A committee member returns it with the reason", null, new ReturnBody("第 3 名与第 4 名的评分依据请复核。"));
        MapCases(group.MapGroup("/cases"));
    }

    /// <summary>Where the committee votes on each application by itself.</summary>
    private static void MapCases(RouteGroupBuilder group)
    {
        group.MapGet(
            "",
            async (
                string round, PageContext here, CaseVoteQueries votes, CancellationToken cancellation, string? q = null,
                string? continuation = null) =>
            {
                ApiRefusals.DemandWords(q);
                var waiting = (await votes.WaitingAsync(here.Actor!, round, cancellation)).Cases;
                var part = Roll.After(waiting, CaseRollForm.Of([]), q, c => c.Id, continuation);
                return new Paged<CaseLine>([.. part.Items.Select(CaseLine.Of)], part.Last);
            }).Does(
                "The applications that wait for one's vote, in a round that takes them one by one",
                new Paged<CaseLine>(
                    [new(
                        ApplicationExamples.Line.Id,
                        ApplicationExamples.Line.OrganisationName,
                        ApplicationExamples.Line.Title,
                        "hangzhou",
                        ApplicationExamples.Line.SubmittedAt,
                        new(2026, 8, 3),
                        1)],
                    null));
        group.MapPost(
            "/{application}/approve",
            async Task<NoContent> (
                string round, string application, ApprovalBody body, PageContext here, CaseVoteCommands votes,
                CancellationToken cancellation) =>
            {
                await votes.ApproveAsync(here.Actor!, round, application, body.Confirmation, cancellation);
                return TypedResults.NoContent();
            }).Does("A committee member approves one application; the last four characters of its number confirm it", null,
                new ApprovalBody("1W-1"));
        group.MapPost(
            "/{application}/return",
            async Task<NoContent> (
                string round, string application, ReturnBody body, PageContext here, CaseVoteCommands votes,
                CancellationToken cancellation) =>
            {
                await votes.ReturnAsync(here.Actor!, round, application, body.Reason, cancellation);
                return TypedResults.NoContent();
            }).Does("A committee member returns one application with the reason", null, new ReturnBody("请补充核查企业出资证明。"));
    }
}
