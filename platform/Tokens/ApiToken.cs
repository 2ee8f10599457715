namespace Funding.Platform.Tokens;

/// <summary>What is kept of a bearer token: who it acts as and how long, never the token.</summary>
/// <param name="Id">12 hexadecimal digits; names the token in lists and in the audit.</param>
/// <param name="Desk">For a recommender: the desk's id.</param>
public sealed record ApiToken(
    string Id,
    string PersonId,
    string Email,
    Role Role,
    string? Desk,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt = null)
{
    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}

/// <param name="Text">The token itself: shown once, at its issue.</param>
public sealed record IssuedToken(ApiToken Token, string Text);
