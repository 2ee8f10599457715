namespace Funding.Platform.Web;

/// <summary>The message that an act leaves for the next page, in a protected cookie.</summary>
public sealed class Flash(IDataProtectionProvider protection)
{
    private const string Cookie = "funding-flash";
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("flash").ToTimeLimitedDataProtector();

    internal void Put(HttpContext http, string message) =>
        http.Response.Cookies.Append(Cookie, protector.Protect(message, TimeSpan.FromMinutes(5)), Options(http));

    internal static bool Waits(HttpContext http) => http.Request.Cookies[Cookie] is { Length: > 0 };

    internal string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie || HttpMethods.IsHead(http.Request.Method))
            return null;
        http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return protector.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true };
}
