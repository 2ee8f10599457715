namespace Funding.Platform.Audit;

/// <summary>Who did what to which subject; written in the batch of the change, before it has a place in the chain.</summary>
public sealed record AuditNote
{
    /// <summary>Set by the commit.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Pseudonymous person id, or system: names are looked up where the reader may see them.</summary>
    public required string Actor { get; init; }

    /// <summary>By which session, link, token or rule; never a secret.</summary>
    public required string Via { get; init; }

    /// <summary>Kebab case, such as application-submitted.</summary>
    public required string Action { get; init; }

    public required string Subject { get; init; }

    /// <summary>Facts of the act: reasons, ranks, hashes. No personal data.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>How the change moves the counts by desk and state, such as "hangzhou|Draft" by -1.</summary>
    public IReadOnlyDictionary<string, int> Tally { get; init; } = new Dictionary<string, int>();

    public static AuditNote By(Actor actor, string action, string subject, params (string Name, string Value)[] facts) =>
        new()
        {
            Actor = actor.PersonId,
            Via = actor.Via,
            Action = action,
            Subject = subject,
            Facts = facts.ToDictionary(f => f.Name, f => f.Value)
        };

    /// <summary>Counts an application of <paramref name="desk"/> out of one state and into another; null for none.</summary>
    public AuditNote Moves(string desk, Enum? from, Enum? to)
    {
        var tally = new Dictionary<string, int>(Tally);
        if (from is not null)
        {
            tally[$"{desk}|{from}"] = tally.GetValueOrDefault($"{desk}|{from}") - 1;
        }

        if (to is not null)
        {
            tally[$"{desk}|{to}"] = tally.GetValueOrDefault($"{desk}|{to}") + 1;
        }

        return this with { Tally = tally };
    }
}

/// <summary>A note with its place in the chain.</summary>
/// <param name="Sequence">1, 2, 3… without gaps in one partition.</param>
/// <param name="PreviousHash">Hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">Hex SHA-256 by <see cref="AuditChain.HashOf"/>.</param>
public sealed record AuditEntry(long Sequence, string PreviousHash, AuditNote Note, string Hash)
{
    /// <summary>As it is exported; the hash is the same in every zone.</summary>
    public AuditEntry InUtc() => this with { Note = Note with { At = Note.At.ToUniversalTime() } };
}

/// <param name="Counts">By "desk|state"; written in the same batch as the entries counted.</param>
public sealed record AuditHead(long Sequence, string Hash, IReadOnlyDictionary<string, int> Counts)
{
    public static readonly AuditHead Empty = new(0, new string('0', 64), new Dictionary<string, int>());
}

public static class AuditKeys
{
    public const string Pending = "audit-pending:";
    public const string Entry = "audit:";
    public const string Head = "audit-head";

    /// <summary>Heads as they were published, one a day, the newest day first.</summary>
    public const string Published = "audit-published:";

    public static string PublishedOn(DateOnly day) => $"{Published}{DateOnly.MaxValue.DayNumber - day.DayNumber:D7}";

    public static string Of(long sequence) => $"{Entry}{sequence:D12}";
}
