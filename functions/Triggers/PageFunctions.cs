namespace Funding.Functions.Triggers;

/// <summary>
/// One function an audience, so that each shows its own figures. All hand the request to the same pipeline as on one machine,
/// which signs people in and decides who may do what: to the platform they are open.
/// </summary>
public sealed class PageFunctions(PortalPipeline portal)
{
    [Function("Public")]
    public Task Public(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => portal.RunAsync(request, client);

    [Function("Apply")]
    public Task Apply(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "apply/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => portal.RunAsync(request, client);

    [Function("Recommend")]
    public Task Recommend(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "recommend/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => portal.RunAsync(request, client);

    [Function("Review")]
    public Task Review(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "review/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => portal.RunAsync(request, client);

    [Function("Approve")]
    public Task Approve(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "approve/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => portal.RunAsync(request, client);

    [Function("Office")]
    public Task Office(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "office/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => portal.RunAsync(request, client);

    [Function("Api")]
    public Task Api(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => portal.RunAsync(request, client);

    [Function("Health")]
    public Task Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "health/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => portal.RunAsync(request, client);
}
