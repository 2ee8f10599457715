namespace Funding.Platform.Links;

/// <summary>What a link is for and how long; the part its issuer decides.</summary>
public sealed record LinkTerms
{
    public required LinkPurpose Purpose { get; init; }

    /// <summary>Id of the round, application or objection that it opens; for a sign-in the address.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Which asking it belongs to, as its page reads it; null where it asks for nothing that may be asked again.</summary>
    public string? Asked { get; init; }

    /// <summary>How many POSTs it allows, at least 1; null is any number until it expires.</summary>
    public int? AllowedUses { get; init; }
}

/// <summary>A stored link. It holds nothing that could be turned into a token: that takes a key of <see cref="LinkKeyRing"/>.</summary>
public sealed record LinkRecord
{
    /// <summary>128 bits as 22 characters of base64url; the row's key.</summary>
    public required string Id { get; init; }

    public required string PersonId { get; init; }

    public required LinkTerms Terms { get; init; }

    /// <summary>Which key of the ring derives the token.</summary>
    public required string KeyId { get; init; }

    /// <summary>
    /// Round whose mail carries the link, null outside a round; with <see cref="EffectKey"/> it finds the mail to resend.
    /// </summary>
    public string? RoundId { get; init; }

    /// <summary>The mail's effect; null when a person or a command issued the link.</summary>
    public string? EffectKey { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Counted on POST only.</summary>
    public int Uses { get; init; }

    [JsonIgnore]
    public bool UsedUp => Uses >= Terms.AllowedUses;

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && now < Terms.ExpiresAt && !UsedUp;
}

/// <param name="Continuation">Null when nothing follows.</param>
public sealed record LinkPage(IReadOnlyList<LinkRecord> Links, string? Continuation);
