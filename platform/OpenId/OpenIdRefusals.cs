namespace Funding.Platform.OpenId;

/// <summary>Why a sign-in at a provider leads nowhere here.</summary>
public static class OpenIdRefusals
{
    private static readonly Texts Texts = new(typeof(OpenIdRefusals));

    public static Refusal NotVerified() =>
        new("openid-not-verified", "email", Texts.Of("not-verified")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoAccount() => new("openid-no-account", "email", Texts.Of("no-account")) { Kind = RefusalKind.Forbidden };

    /// <summary>Broken off, too late, or not what was asked for.</summary>
    public static Refusal Failed() => new("openid-failed", null, Texts.Of("failed")) { Kind = RefusalKind.Forbidden };
}
