namespace Funding.Workflows.Public;

/// <summary>
/// The ways to a provider of identities and back. Each only leads on: what changes anything is the provider's answer, which the library
/// checks.
/// </summary>
internal static class OpenIdPages
{
    /// <param name="provider">What it is called.</param>
    public static void MapOpenId(this IEndpointRouteBuilder group, Bilingual provider)
    {
        group.MapPage(Paths.OpenId, (string? @return) => OpenIdSignIn.Begin(Url.LocalOnly(@return) ?? PublicLinks.Start));
        group.MapPage(Paths.OpenIdOut, () => Page.Render<SignedOutPage, Bilingual>(provider));
        group.MapPage(Paths.OpenIdEnd, OpenIdSignIn.End);
    }
}
