namespace Funding.Workflows.Api;

/// <summary>Where SendGrid posts what became of mails. Its signature opens it, not a token; the office shows what failed.</summary>
internal static class MailEventsApi
{
    public const string SendGridRoute = "/api/webhooks/sendgrid";

    public static void MapMailEvents(this IEndpointRouteBuilder routes) => routes.MapPost(SendGridRoute, TakeAsync)
        .RequireAudience(Audience.Api).Open().WithMetadata(
            new RequestSizeLimitAttribute(SendGridWebhook.BodyLimit)).ExcludeFromDescription();

    private static async Task<IResult> TakeAsync(HttpRequest request, SendGridWebhook webhook, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return Results.StatusCode(await webhook.HandleAsync(request.Headers, body.GetBuffer().AsMemory(0, (int)body.Length), cancellation));
    }
}
