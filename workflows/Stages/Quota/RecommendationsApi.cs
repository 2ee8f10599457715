namespace Funding.Workflows.Stages.Quota;

/// <summary>The desk of a city or department: the token says which.</summary>
internal static class RecommendationsApi
{
    /// <param name="Ranked">Recommended applications in the desk's order.</param>
    internal sealed record QuotaLine(string Desk, int Limit, IReadOnlyList<string> Ranked)
    {
        public static QuotaLine Of(DeskQuota quota) => new(quota.Desk, quota.Limit, quota.Ranked);
    }

    internal sealed record DeskView(QuotaLine Quota, IReadOnlyList<ApplicationLine> Items, string? Continuation);

    /// <param name="Order">Every recommended application once, the best first.</param>
    internal sealed record OrderBody(IReadOnlyList<string> Order);

    private static readonly QuotaLine Example = new("hangzhou", 3, [ApplicationExamples.Line.Id]);

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}").WithTags("recommendations");
        group.MapGet("/desk", DeskAsync)
            .Needs(Right.ReadDeskApplications)
            .Does("The desk's applications and its limit, one page", new DeskView(Example, [ApplicationExamples.Line], null));
        group
            .MapPut(
                "/recommendations/{application}",
                async (
                    string round, string application, PageContext here, RecommendationCommands commands, CancellationToken cancellation) =>
                    QuotaLine.Of(await commands.RecommendAsync(here.Actor!, round, application, cancellation)))
            .Needs(Right.Recommend).Does("Recommends, behind those recommended already; again changes nothing", Example);
        group
            .MapDelete(
                "/recommendations/{application}",
                async (
                    string round, string application, PageContext here, RecommendationCommands commands, CancellationToken cancellation) =>
                    QuotaLine.Of(await commands.TakeBackAsync(here.Actor!, round, application, cancellation)))
            .Needs(Right.Recommend).Does("Takes a recommendation back", Example with { Ranked = [] });
        group
            .MapPut(
                "/recommendations",
                async (string round, OrderBody body, PageContext here, RecommendationCommands commands, CancellationToken cancellation) =>
                    QuotaLine.Of(await commands.OrderAsync(here.Actor!, round, Nulls.None(body.Order, "order"), cancellation)))
            .Needs(Right.Recommend).Does("Puts the recommended applications in order", Example, new OrderBody(Example.Ranked));
    }

    private static async Task<DeskView> DeskAsync(
        string round, PageContext here, DeskQueries desks, CancellationToken cancellation, string? continuation = null)
    {
        var (quota, page) = await desks.ReadAsync(here.Actor!, round, continuation, cancellation);
        return new DeskView(QuotaLine.Of(quota), [.. page.Items.Select(a => ApplicationLine.Of(a.Value))], page.Continuation);
    }
}
