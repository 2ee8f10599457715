namespace Funding.Platform.Mail;

/// <summary>When a mail was asked for, and how it went so far.</summary>
/// <param name="DueAt">When it was to go, by office hours; null once it was tried again.</param>
/// <param name="Attempts">How often it was tried, the last time included.</param>
public sealed record MailAsking(DateTimeOffset AskedAt, DateTimeOffset? DueAt, int Attempts)
{
    /// <param name="attempts">The one under way included.</param>
    public static MailAsking Of(Effect effect, int attempts) =>
        new(effect.CreatedAt, effect.Attempts == 0 ? effect.NotBefore : null, attempts);
}

/// <summary>A line of the log of mails; it holds no link and no token, and of a mail whose recipient is hidden nobody.</summary>
public sealed record MailLine
{
    public required string Template { get; init; }

    /// <summary>In the recipient's language.</summary>
    public required string Subject { get; init; }

    /// <summary>Empty where the recipient is hidden.</summary>
    public string PersonId { get; init; } = "";

    /// <summary>Where it went, or goes as of now.</summary>
    public string Address { get; init; } = "";

    /// <summary>As the mail addresses them; empty for nobody in particular.</summary>
    public string Name { get; init; } = "";

    /// <summary>Null for a mail that was sent beside the outbox.</summary>
    public MailAsking? Asking { get; init; }

    /// <summary>Null while it waits.</summary>
    public DeliveryState? State { get; init; }

    /// <summary>When it was sent or given up, or while it waits when it is tried next.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why it did not arrive, or was not sent yet.</summary>
    public string? Reason { get; init; }

    [JsonIgnore]
    public bool HidesRecipient => PersonId.Length == 0;

    /// <summary>A transport's reason may name the address.</summary>
    public MailLine Because(string? reason) => this with { Reason = HidesRecipient ? null : reason };
}

/// <summary>Where the lines stand in the partition of a round's deliveries: the newest first, once for all and once by person.</summary>
internal static class MailLineKeys
{
    public const string All = "line:";
    public const string Person = "to:";

    /// <param name="personId">Null for everybody.</param>
    public static string Of(string? personId) => personId is null ? All : $"{Person}{KeyText.Safe(personId)}:";

    public static IEnumerable<RowChange> Write(MailLine line, DateTimeOffset settledAt, string key)
    {
        yield return RowCodec.Upsert(All + Last(settledAt, key), line);
        if (!line.HidesRecipient)
            yield return RowCodec.Upsert(Of(line.PersonId) + Last(settledAt, key), line);
    }

    public static string Last(DateTimeOffset settledAt, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - settledAt.UtcTicks:D19}:{key}");

    public static bool Has(string key) =>
        key.StartsWith(All, StringComparison.Ordinal) || key.StartsWith(Person, StringComparison.Ordinal);
}
