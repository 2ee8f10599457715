namespace Funding.Platform.Mail;

/// <summary>One mail to one person, as an effect carries it. Address, name and language are looked up when it is sent.</summary>
public sealed record MailRequest
{
    /// <summary>Name of a member of <see cref="MailTemplates"/>; <see cref="MailTemplate.To"/> builds a checked request.</summary>
    public required string Template { get; init; }

    public required string PersonId { get; init; }

    /// <summary>
    /// A value for each placeholder. Days are <c>yyyy-MM-dd</c>, moments ISO 8601 with offset (a deadline may be a day: it ends with it):
    /// the
    /// recipient's language decides how they are written. "X.en" beside "X" is the English of a name or text. Line breaks are kept.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Data { get; init; }

    /// <summary>How a person who has told no name yet is addressed; null for nobody in particular.</summary>
    public string? Organisation { get; init; }

    /// <summary>Somebody waits for it: it does not wait for office hours.</summary>
    public bool AtOnce { get; init; }

    public LinkRef? Link { get; init; }

    /// <summary>
    /// Where to write wherever the person is reached by then: a sign-in's address, which may be nobody's yet, or either end of a change of
    /// address. Null for the person's own.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>"zh" or "en", beside <see cref="Address"/>, for somebody who is not known yet.</summary>
    public string? AddressLanguage { get; init; }

    /// <summary>Null for mail outside a round.</summary>
    public string? RoundId { get; init; }
}

/// <summary>What the mail's button opens. Without <see cref="Terms"/> and <see cref="LinkId"/> it is a plain page of ours.</summary>
public sealed record LinkRef
{
    /// <summary>Begins with '/', may have a query; the token is appended as the path's last segment.</summary>
    public required string Path { get; init; }

    /// <summary>Issues the mail's own link when it is sent, one for each effect however often it is tried.</summary>
    public LinkTerms? Terms { get; init; }

    /// <summary>An issued link, as when a mail is sent again.</summary>
    public string? LinkId { get; init; }
}
