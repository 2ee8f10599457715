namespace Funding.Platform.Links;

/// <summary>Why a link or a sign-in is refused.</summary>
public static class LinkRefusals
{
    public static readonly Refusal Malformed = new(
        "link-malformed",
        "token",
        "链接不完整或不正确，请从邮件中完整复制后重试。",
        "The link is incomplete or not correct. Please copy the whole link from the mail.")
    { Kind = RefusalKind.NotFound };
    public static readonly Refusal WrongPurpose = new(
        "link-wrong-purpose",
        "token",
        "该链接不能用于此页面，请使用邮件中对应的链接。",
        "This link is for another page. Please use the link of the matching mail.")
    { Kind = RefusalKind.Forbidden };
    public static readonly Refusal Expired = new(
        "link-expired", "token", "链接已过有效期，请申请新的链接。", "The link has expired. Please ask for a new one.")
    { Kind = RefusalKind.Closed };

    public static readonly Refusal DeskExpired = new(
        "link-expired",
        "token",
        "链接已过有效期。如期限已延长，请使用最新邮件中的链接；也可登录后继续。",
        "The link has expired. If its deadline has been extended, the latest mail has a link that works; you can also sign in.")
    {
        Kind = RefusalKind.Closed,
    };

    public static readonly Refusal Revoked = new(
        "link-revoked",
        "token",
        "链接已被撤销，请使用最新邮件中的链接或联系主管部门。",
        "The link has been revoked. Please use the link of the latest mail or ask the authority.")
    { Kind = RefusalKind.Closed };
    public static readonly Refusal UsedUp = new(
        "link-used",
        "token",
        "链接已使用，不能再次使用，请申请新的链接。",
        "The link has been used and cannot be used again. Please ask for a new one.")
    { Kind = RefusalKind.Closed };
    public static readonly Refusal NoSuchLink = new("link-unknown", "id", "没有该链接。", "There is no such link.")
    {
        Kind = RefusalKind.NotFound
    };
}
