namespace Funding.Platform.Roles;

/// <summary>For whom a page is; one route group each.</summary>
public enum Audience
{
    Public,
    Apply,
    Recommend,
    Review,
    Approve,
    Office,
    Api,
    Mailbox,
}
