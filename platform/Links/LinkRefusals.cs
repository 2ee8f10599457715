namespace Funding.Platform.Links;

/// <summary>Why a link or a sign-in is refused.</summary>
public static class LinkRefusals
{
    private static readonly Texts Texts = new(typeof(LinkRefusals));

    public static readonly Refusal Malformed = new("link-malformed", "token", Texts.Of("malformed")) { Kind = RefusalKind.NotFound };
    public static readonly Refusal WrongPurpose =
        new("link-wrong-purpose", "token", Texts.Of("wrong-purpose")) { Kind = RefusalKind.Forbidden };
    public static readonly Refusal Expired = new("link-expired", "token", Texts.Of("expired")) { Kind = RefusalKind.Closed };

    public static readonly Refusal DeskExpired = new("link-expired", "token", Texts.Of("desk-expired")) { Kind = RefusalKind.Closed };

    public static readonly Refusal Revoked = new("link-revoked", "token", Texts.Of("revoked")) { Kind = RefusalKind.Closed };
    /// <summary>It was mailed to an address that its person has given up.</summary>
    public static readonly Refusal EarlierAddress =
        new("link-earlier-address", "token", Texts.Of("earlier-address")) { Kind = RefusalKind.Closed };

    /// <summary>Whether the link is ours and was good once: a fresh one may be asked for.</summary>
    public static bool IsOver(RefusedException refused) =>
        refused.Refusals is [var reason] && (reason == Expired || reason == DeskExpired || reason == Revoked || reason == UsedUp);

    public static readonly Refusal UsedUp = new("link-used", "token", Texts.Of("used-up")) { Kind = RefusalKind.Closed };
    public static readonly Refusal NoSuchLink = new("link-unknown", "id", Texts.Of("no-such-link")) { Kind = RefusalKind.NotFound };
}
