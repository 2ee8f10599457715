using Funding.Portal.Shell;
using Funding.Services.Links;

namespace Funding.Portal.Public;

/// <summary>Addresses of the pages that everybody may read.</summary>
public static class PublicLinks
{
    public const string Home = Paths.Home;
    public const string Rounds = "/rounds";
    public const string RoundRoute = "/rounds/{round}";
    public const string Roles = "/roles";
    public const string Privacy = "/privacy";
    public const string Accessibility = "/accessibility";
    public const string SignIn = Paths.SignIn;
    public const string SignInSent = "/signin/sent";
    public const string SignOut = "/signout";

    public static string Round(string id) => Url.Fill(RoundRoute, id);

    public static string SignInThen(string? returnUrl) => SignIn.With("return", returnUrl);
}
