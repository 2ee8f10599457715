namespace Funding.Workflows.Stages.Committee;

internal static class ApprovalApi
{
    /// <param name="Confirmation">The last four characters of the ranking's hash.</param>
    internal sealed record ApprovalBody(string Confirmation);

    internal sealed record ReturnBody(string Reason);

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
    }
}
