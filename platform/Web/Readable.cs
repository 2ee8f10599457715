using Microsoft.Net.Http.Headers;

namespace Funding.Platform.Web;

/// <summary>
/// Refuses what nothing behind it could read, whatever the endpoint: a host that names none, JSON or a form in an unknown encoding.
/// </summary>
public sealed class Readable(RequestDelegate next)
{
    // A site is asked for by one host or two: what was found to be one is not taken apart again.
    private string? known;

    public Task InvokeAsync(HttpContext http)
    {
        if (!IsHost(http.Request.Host))
            return RefuseHostAsync(http.Response);
        if (http.Request.HasJsonContentType() || http.Request.HasFormContentType)
            DemandEncoding(http.Request);
        return next(http);
    }

    // Without a host there is no address that a page could have: it is told in plain text.
    private static Task RefuseHostAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status400BadRequest;
        response.ContentType = "text/plain; charset=utf-8";
        var refusal = ShellRefusals.NoHost();
        return response.WriteAsync($"{refusal.Chinese}\n{refusal.English}\n", response.HttpContext.RequestAborted);
    }

    private bool IsHost(HostString host)
    {
        if (host.HasValue && host.Value == known)
            return true;
        if (!host.HasValue
            || !Uri.TryCreate($"http://{host.Value}/", UriKind.Absolute, out var uri)
            || Uri.CheckHostName(uri.DnsSafeHost) == UriHostNameType.Unknown)
        {
            return false;
        }

        known = host.Value;
        return true;
    }

    private static void DemandEncoding(HttpRequest request)
    {
        var type = MediaTypeHeaderValue.Parse(request.ContentType);
        if (!type.Charset.HasValue)
            return;
        var name = HeaderUtilities.RemoveQuotes(type.Charset);
        if (!IsKnown(name.ToString()))
            throw new RefusedException(ShellRefusals.UnknownEncoding());
        if (name == type.Charset)
            return;
        // The framework knows no name in quotes, which the standard allows.
        type.Charset = name;
        request.ContentType = type.ToString();
    }

    private static bool IsKnown(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset) is not null;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
