namespace Funding.Portal.Shell;

/// <summary>The security headers of every response, faults and files included. A page that needs another policy sets its own first.</summary>
public sealed class Headers(RequestDelegate next)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

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
            if (http.Request.IsHttps)
                headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
            if (http.User.Identity?.IsAuthenticated == true || !HttpMethods.IsGet(http.Request.Method))
                headers.CacheControl = "no-store";
            else if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-cache";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
