namespace Funding.Platform.OpenId;

/// <summary>Whom a provider vouches for, as far as it counts here.</summary>
/// <param name="Subject">The provider's own id of the person.</param>
/// <param name="Email">An address of which the provider says that it has verified it.</param>
public sealed record OpenIdIdentity(string Subject, string Email)
{
    private const string SubjectClaim = "sub";
    private const string EmailClaim = "email";
    internal const string VerifiedClaim = "email_verified";

    /// <summary>Reads the claims of a token that was checked.</summary>
    /// <returns>Null where the provider does not say whose one verified address it is.</returns>
    public static OpenIdIdentity? Read(ClaimsPrincipal principal)
    {
        var verified = principal.FindAll(VerifiedClaim).Select(c => c.Value).ToList();
        return One(principal, SubjectClaim) is { } subject && One(principal, EmailClaim) is { } email
            && EmailAddress.Normalised(email) is { } address
            && verified.Count > 0 && verified.TrueForAll(v => string.Equals(v, bool.TrueString, StringComparison.OrdinalIgnoreCase))
                ? new(subject, address) : null;
    }

    // A token and the answer about the user may say the same; two different answers are none.
    private static string? One(ClaimsPrincipal principal, string type) =>
        principal.FindAll(type).Select(c => c.Value).Distinct(StringComparer.Ordinal).ToList() is [{ Length: > 0 } only] ? only : null;
}
