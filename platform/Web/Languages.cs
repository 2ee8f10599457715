namespace Funding.Platform.Web;

/// <summary>Chinese unless asked otherwise: <c>?lang=</c> decides and is remembered, then the cookie, then the person's own.</summary>
public static class Languages
{
    public const string Chinese = "zh";
    public const string English = "en";
    public const string Cookie = "funding-lang";

    public static string Tag(string language) => language == English ? "en" : "zh-CN";

    internal static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(Tag(language));

    internal static string Choose(HttpContext http, string? ofPerson)
    {
        if (Known(http.Request.Query["lang"]) is { } asked)
        {
            http.Response.Cookies.Append(Cookie, asked, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
            return asked;
        }

        return Known(http.Request.Cookies[Cookie]) ?? Known(ofPerson) ?? Chinese;
    }

    /// <summary>As the cookie says; Chinese where it says nothing.</summary>
    internal static string Remembered(HttpRequest request) =>
        (request.Headers.Cookie.Count == 0 ? null : Known(request.Cookies[Cookie])) ?? Chinese;

    private static string? Known(string? language) => language switch
    {
        "zh" or "zh-CN" => Chinese,
        "en" => English,
        _ => null,
    };
}
