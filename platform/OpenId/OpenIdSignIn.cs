using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Funding.Platform.OpenId;

/// <summary>
/// Sign-in by OpenID Connect at one provider, with a code, PKCE, state and nonce, all of them the library's. What comes of it is a session
/// of ours: no token is kept.
/// </summary>
public static class OpenIdSignIn
{
    public const string Scheme = "openid";

    private const string Prefix = "openid:";

    public static IServiceCollection AddOpenIdSignIn(this IServiceCollection services, OpenIdOptions? options)
    {
        if (options is null)
            return services;
        services.AddSingleton<OpenIdEntry>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, o => Configure(o, options));
        return services.PostConfigure<PortalOptions>(portal => portal.OpenId = options.Name);
    }

    /// <summary>Sends the reader to the provider.</summary>
    /// <param name="returnPath">A page of ours to go to afterwards.</param>
    public static IResult Begin(string returnPath) => Results.Challenge(new() { RedirectUri = returnPath }, [Scheme]);

    /// <summary>Sends the reader to the provider to sign out there too.</summary>
    public static IResult End() => Results.SignOut(new() { RedirectUri = Paths.Home }, [Scheme]);

    /// <summary>The session began at the provider.</summary>
    public static bool IsOne(Session session) => session.Via.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>How acts of a session name the identity: by a hash, for the provider's id may tell who it is.</summary>
    internal static string ViaOf(string subject) => Prefix + Sha256Hex.Of(subject)[..16];

    private static void Configure(OpenIdConnectOptions o, OpenIdOptions options)
    {
        o.Authority = options.Authority.AbsoluteUri;
        o.RequireHttpsMetadata = !options.Authority.IsLoopback;
        o.ClientId = options.ClientId;
        o.ClientSecret = options.ClientSecret;
        o.SignInScheme = Session.Scheme;
        o.ResponseType = OpenIdConnectResponseType.Code;
        // By GET, so that cookies of the same site come along with it.
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.UsePkce = true;
        o.SaveTokens = false;
        o.GetClaimsFromUserInfoEndpoint = true;
        o.MapInboundClaims = false;
        o.ClaimActions.MapUniqueJsonKey(OpenIdIdentity.VerifiedClaim, OpenIdIdentity.VerifiedClaim);
        o.Scope.Clear();
        o.Scope.Add("openid");
        o.Scope.Add("email");
        o.CallbackPath = Paths.OpenIdCallback;
        o.SignedOutCallbackPath = Paths.OpenIdSignedOut;
        o.RemoteSignOutPath = PathString.Empty;
        o.CorrelationCookie.SameSite = SameSiteMode.Lax;
        o.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.NonceCookie.SameSite = SameSiteMode.Lax;
        o.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // Tokens keep the machine's time while a demonstration steps the rounds' clock.
        o.TimeProvider = TimeProvider.System;
        o.Events = new()
        {
            OnRedirectToIdentityProvider = to => Named(to, message => message.RedirectUri = Site(to, Paths.OpenIdCallback)),
            OnRedirectToIdentityProviderForSignOut = to => Named(to, message =>
                (message.ClientId, message.PostLogoutRedirectUri) = (options.ClientId, Site(to, Paths.OpenIdSignedOut))),
            OnTicketReceived = EnterAsync,
            OnRemoteFailure = _ => throw new RefusedException(OpenIdRefusals.Failed()),
        };
    }

    private static Task Named(RedirectContext to, Action<OpenIdConnectMessage> name)
    {
        name(to.ProtocolMessage);
        return Task.CompletedTask;
    }

    // The site's public address, whatever a proxy made of the request's.
    private static string Site(RedirectContext to, string path) =>
        to.HttpContext.RequestServices.GetRequiredService<MailOptions>().Page(path).AbsoluteUri;

    private static async Task EnterAsync(TicketReceivedContext received)
    {
        var http = received.HttpContext;
        var (personId, via) = await http.RequestServices.GetRequiredService<OpenIdEntry>()
            .EnterAsync(OpenIdIdentity.Read(received.Principal!), http.RequestAborted);
        received.Principal = Session.BeginNow(personId, via, Session.Scheme);
        received.Properties = new();
        received.ReturnUri = Url.LocalOnly(received.ReturnUri) ?? Paths.Start;
    }
}
