using Microsoft.Net.Http.Headers;

namespace Funding.Platform.Web.Api;

/// <summary>The language of an answer's texts: <c>Accept-Language</c>, Chinese unless English is preferred.</summary>
public static class ApiLanguage
{
    public static string Of(HttpContext http)
    {
        if (!StringWithQualityHeaderValue.TryParseList(http.Request.Headers.AcceptLanguage, out var accepted))
        {
            return Languages.Chinese;
        }

        var first = accepted.OrderByDescending(a => a.Quality ?? 1)
            .Select(a => a.Value.Value ?? "")
            .FirstOrDefault(v => IsOf(v, "zh") || IsOf(v, "en"));
        return first is not null && IsOf(first, "en") ? Languages.English : Languages.Chinese;
    }

    private static bool IsOf(string tag, string language) =>
        tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
