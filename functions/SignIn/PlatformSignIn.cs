namespace Funding.Functions.SignIn;

/// <summary>
/// Administrators by Entra ID. The platform takes these headers off every request from outside while its authentication is on,
/// and sets them itself; while it is off anybody could send them, and this scheme is not registered.
/// </summary>
internal sealed class PlatformSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    DirectoryRoles roles,
    IOptions<AuthenticationOptions> schemes)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "platform";

    /// <summary>The platform's own page for it; afterwards where a mailed sign-in leads too.</summary>
    public static readonly string Address = $"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(Paths.Start)}";

    private const string PlatformCookie = "AppServiceAuthSession";

    public static void Register(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, PlatformSignIn>(Name, null);
        services.PostConfigure<AuthenticationOptions>(o => o.DefaultAuthenticateScheme = Name);
        services.PostConfigure<PortalOptions>(o => o.DirectorySignIn = Address);

        // Signing out of the one signs out of both.
        services.PostConfigureAll<CookieAuthenticationOptions>(o => o.Events.OnSigningOut = signingOut =>
        {
            signingOut.HttpContext.Response.Cookies.Delete(PlatformCookie);
            return Task.CompletedTask;
        });
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PlatformPrincipal.Parse(Request.Headers[PlatformPrincipal.Header]) is not { } who)
            return await Context.AuthenticateAsync(schemes.Value.DefaultScheme);
        var person = await roles.FollowAsync(who.Email, who.Name, who.Administrator, Context.RequestAborted);
        return who.Administrator
            ? AuthenticateResult.Success(new AuthenticationTicket(DirectorySession.Of(person, who.ObjectId, Name), Name))
            : await Context.AuthenticateAsync(schemes.Value.DefaultScheme);
    }
}
