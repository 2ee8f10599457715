using System.Security.Claims;
using Funding.Services.Links;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Funding.Portal.Shell;

/// <summary>Who is signed in: a protected cookie with the person's id and the link they came by, for 8 hours from the last use.</summary>
internal static class Session
{
    public const string Scheme = "session";
    public const string CookieName = "funding";
    internal const string Via = "via";

    public static Task SignInAsync(HttpContext http, SignedIn who) => http.SignInAsync(Scheme, new ClaimsPrincipal(
        new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who.PersonId), new Claim(Via, $"link:{who.LinkId}")], Scheme)));

    public static Task SignOutAsync(HttpContext http) => http.SignOutAsync(Scheme);

    public static (string PersonId, string Via)? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? (id, user.FindFirstValue(Via) ?? "session") : null;

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie = new CookieBuilder { Name = CookieName, HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true };
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        // Cookies keep the machine's time while a demonstration steps the rounds' clock.
        options.TimeProvider = TimeProvider.System;
    }
}
