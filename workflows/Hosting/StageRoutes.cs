namespace Funding.Workflows.Hosting;

/// <summary>
/// The pages that kinds of stages own, under one address each: several kinds may have a page at the same one, and the stage that the
/// address names says whose it is.
/// </summary>
internal sealed class StageRoutes(IEndpointRouteBuilder routes)
{
    private readonly IEndpointRouteBuilder routes = routes;
    private readonly List<Mapped> mapped = [];

    /// <summary>Maps the pages of every registered kind; each is open to its audience alone.</summary>
    public static void MapAll(IEndpointRouteBuilder routes)
    {
        var all = new StageRoutes(routes);
        foreach (var kind in routes.ServiceProvider.GetRequiredService<StageKindSet>().All)
            kind.Map(new OfKind(all, kind.Kind));
        foreach (var kind in routes.ServiceProvider.GetRequiredService<DutyKindSet>().All)
            kind.Map(new OfKind(all, kind.Kind));
        foreach (var page in all.mapped.GroupBy(m => (m.Audience, m.Pattern, m.Post)))
        {
            var group = routes.MapGroup("").RequireAudience(page.Key.Audience);
            var handlers = page.ToDictionary(m => m.Kind, m => FormEndpoints.OnDemand(routes, m.Page, m.Act));
            RequestDelegate answer = http => AnswerAsync(http, handlers);
            if (page.Key.Post)
                group.MapPost(page.Key.Pattern, answer);
            else
                group.MapMethods(page.Key.Pattern, FormEndpoints.Reading, answer);
        }
    }

    /// <summary>A stage that the round has not, or of a kind without this page, is as absent.</summary>
    private static async Task AnswerAsync(HttpContext http, Dictionary<string, RequestDelegate> handlers)
    {
        var round = (await http.RequestServices.GetRequiredService<RoundStore>()
            .GetAsync((string)http.Request.RouteValues["round"]!, http.RequestAborted)).Value;
        var key = new StageKey((string)http.Request.RouteValues["stage"]!);
        if (round.Stages.Has(key) && handlers.TryGetValue(round.Stages.Of(key).Kind, out var handler))
        {
            http.Features.Set(new StagePlace(round, round.Stages.Of(key)));
            await handler(http);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private sealed record Mapped(string Kind, Audience Audience, string Pattern, bool Post, Delegate Page, Delegate? Act);

    private sealed class OfKind(StageRoutes all, string kind) : IStageRoutes
    {
        public IEndpointRouteBuilder Group(Audience audience) => audience == Audience.Api
            ? ApiHosting.Group(all.routes)
            : all.routes.MapGroup("").RequireAudience(audience);

        public void Page(Audience audience, string path, Delegate page) => Add(audience, path, page, null);

        public void Form(Audience audience, string path, Delegate page, Delegate act)
        {
            Page(audience, path, page);
            Add(audience, path, page, act);
        }

        private void Add(Audience audience, string path, Delegate page, Delegate? act)
        {
            var pattern = $"{StagePlace.HomeOf(audience)}/{{round}}/{{stage}}{(path.Length == 0 ? "" : $"/{path}")}";
            all.mapped.Add(new(kind, audience, pattern, act is not null, page, act));
        }
    }
}
