using Funding.Portal.Shell;

namespace Funding.Portal.Public;

/// <summary>Addresses of the pages that everybody may read.</summary>
public static class PublicLinks
{
    public const string Home = "/";
    public const string Privacy = "/privacy";
    public const string Accessibility = "/accessibility";
    public const string SignIn = "/signin";
    public const string SignOut = "/signout";

    public static string SignInThen(string returnUrl) => SignIn.With("return", returnUrl);
}
