using Microsoft.Net.Http.Headers;

namespace Funding.Platform.Web;

/// <summary>What a kept page is found by: its whole address as it was asked for, and its language.</summary>
internal sealed record PageKey(string Scheme, string Host, string Base, string Path, string Query, string Language)
{
    public static PageKey Of(HttpRequest request, string language) => new(
        request.Scheme, request.Host.Value ?? "", request.PathBase.Value ?? "", request.Path.Value ?? "", request.QueryString.Value ?? "",
        language);

    /// <summary>Characters of all parts, as a page that is kept counts them.</summary>
    public int Length => Scheme.Length + Host.Length + Base.Length + Path.Length + Query.Length + Language.Length;
}

/// <summary>When what a page shows was read: the versions of its partitions, and the minute, for terms end with one.</summary>
internal sealed record PageMoment(long Minute, IReadOnlyList<(string Partition, string Version)> Versions);

/// <summary>A page as it was sent to the first who asked.</summary>
/// <param name="Headers">Those that its handler set, its type among them.</param>
/// <param name="MadeAt">Milliseconds of the machine's run.</param>
internal sealed record KeptPage(
    PageMoment Moment, byte[] Html, IReadOnlyList<KeyValuePair<string, StringValues>> Headers, long MadeAt)
{
    public Task SendAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        foreach (var (name, value) in Headers)
            headers[name] = value;
        headers.Age = HeaderUtilities.FormatNonNegativeInt64((Environment.TickCount64 - MadeAt) / 1000);
        return http.Response.Body.WriteAsync(Html, http.RequestAborted).AsTask();
    }
}
