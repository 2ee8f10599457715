namespace Funding.Platform.Web;

/// <summary>
/// Who is signed in: a protected cookie with the person's id, the link they came by and when; for 8 hours from the last use and
/// for <see cref="Longest"/> at most.
/// </summary>
/// <param name="Since">Real time, whatever clock the rounds follow.</param>
public sealed record Session(string PersonId, string Via, DateTimeOffset Since)
{
    public const string Scheme = "session";
    public const string CookieName = "funding";

    /// <summary>However much it is used: a cookie that was copied ends by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private const string ViaClaim = "via";
    private const string SinceClaim = "since";

    public static Task SignInAsync(HttpContext http, SignedIn who) =>
        http.SignInAsync(Scheme, BeginNow(who.PersonId, $"link:{who.LinkId}", Scheme));

    internal static ClaimsPrincipal BeginNow(string personId, string via, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, personId),
            new Claim(ViaClaim, via),
            new Claim(SinceClaim, TimeProvider.System.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)),
        ], scheme));

    /// <summary>On the server first: the cookie may have been copied.</summary>
    public static async Task SignOutAsync(HttpContext http, PeopleStore people)
    {
        // A reader of the directory has no cookie of ours.
        if (Of(http.User) is { } session && !DirectorySession.IsOne(session.Via))
            await people.EndSessionAsync(session.PersonId, session.Since, Longest, http.RequestAborted);
        await http.SignOutAsync(Scheme);
    }

    /// <returns>Null when nobody is signed in, or no longer.</returns>
    public static Session? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && user.FindFirstValue(ViaClaim) is { } via
        && long.TryParse(user.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && new DateTimeOffset(ticks, TimeSpan.Zero) is var since && TimeProvider.System.GetUtcNow() - since < Longest
            ? new Session(id, via, since) : null;

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie = new CookieBuilder
        {
            Name = CookieName,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
            IsEssential = true
        };
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        // Cookies keep the machine's time while a demonstration steps the rounds' clock.
        options.TimeProvider = TimeProvider.System;
    }
}
