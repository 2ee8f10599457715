namespace Funding.Functions.Hosting;

/// <summary>The portal's pipeline and endpoints over the worker's services, built at the first request.</summary>
public sealed class PortalPipeline(IServiceProvider services, DurableClientSource clients)
{
    private readonly Lazy<RequestDelegate> pipeline = new(() => Build(services));

    public async Task RunAsync(HttpRequest request, DurableTaskClient client)
    {
        clients.Offer(client);
        var http = request.HttpContext;

        // The worker's own routing has matched its catch-all: the portal's begins anew.
        http.SetEndpoint(null);
        request.RouteValues = [];
        using var span = FundingTelemetry.Activities.StartActivity("request", ActivityKind.Server);
        await pipeline.Value(http);
        Describe(span, http);
    }

    private static RequestDelegate Build(IServiceProvider services) => new ApplicationBuilder(services)
        .UseForwardedHeaders()
        .UsePortal()
        .UseEndpoints(routes => routes.MapPortal())
        .Build();

    /// <summary>The route's pattern, never the path: a path may hold a link's token.</summary>
    private static void Describe(Activity? span, HttpContext http)
    {
        if (span is null)
            return;
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
        span.SetTag("http.request.method", http.Request.Method)
            .SetTag("http.route", route)
            .SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= 500)
            span.SetStatus(ActivityStatusCode.Error);
    }
}
