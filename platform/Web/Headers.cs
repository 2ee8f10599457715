namespace Funding.Platform.Web;

/// <summary>
/// The security headers of every response, faults and files included. A page that needs another policy sets its own first.
/// </summary>
public sealed class Headers(RequestDelegate next)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.TryAdd("Content-Security-Policy", ContentSecurityPolicy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
                headers.TryAdd("Retry-After", "30");
            if (http.Request.IsHttps)
                headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
            if (http.Response.StatusCode == StatusCodes.Status429TooManyRequests)
                headers.TryAdd("Retry-After", "60");
            if (IsPrivate(http))
                headers.CacheControl = "no-store";
            else if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-cache";
            return Task.CompletedTask;
        });
        return next(http);
    }

    /// <summary>For one reader alone: nobody who has the browser or a proxy after them finds it there.</summary>
    internal static bool IsPrivate(HttpContext http) =>
        http.User.Identity?.IsAuthenticated == true
            || HttpMethods.IsPost(http.Request.Method)
            || http.Request.RouteValues.ContainsKey("token")
        || http.GetEndpoint()?.Metadata.GetMetadata<AudienceRule>() is { Audience: not Audience.Public };
}
