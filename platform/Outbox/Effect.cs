namespace Funding.Platform.Outbox;

/// <summary>
/// Something to be done once a change is committed: written in the change's batch, carried out by the dispatcher right after
/// and again from a sweep, so a crash in between only delays it.
/// </summary>
public sealed record Effect
{
    /// <summary>Deterministic: the same cause gives the same key, so it is done once however often it is tried.</summary>
    public required string Key { get; init; }

    /// <summary>Name of the <see cref="IEffectHandler"/> that carries it out.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON that the handler understands.</summary>
    public required string Payload { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset NotBefore { get; init; }

    /// <summary>It waits for office hours; otherwise it is carried out right after its commit.</summary>
    public bool InOfficeHours { get; init; }

    /// <summary>From here on it comes too late: see <see cref="OfficeHours.Next"/>. Null for no such moment.</summary>
    public DateTimeOffset? Term { get; init; }

    public string? LastError { get; init; }

    /// <summary>W3C trace context of the commit, so that what follows from it shows in its trace; null where nothing is traced.</summary>
    public string? Trace { get; init; }

    public static Effect Of<T>(string kind, string key, T payload) =>
        new() { Kind = kind, Key = key, Payload = FundingJson.Serialize(payload) };
}

/// <summary>Carries out the effects of one kind. Must be safe to run again after a crash.</summary>
public interface IEffectHandler
{
    string Kind { get; }

    /// <exception cref="EffectRetryException">Try again later; any other exception is retried with back-off too.</exception>
    /// <exception cref="EffectGivenUpException">It will never succeed; it is kept for the office to see.</exception>
    Task HandleAsync(string effectKey, string payload, CancellationToken cancellation);

    /// <summary>The same for a handler that wants more of the effect than its key and payload.</summary>
    Task HandleAsync(Effect effect, CancellationToken cancellation) => HandleAsync(effect.Key, effect.Payload, cancellation);
}

/// <param name="after">The peer's own word on when to come back; null for the usual back-off.</param>
public sealed class EffectRetryException(string message, TimeSpan? after = null) : Exception(message)
{
    public TimeSpan? After { get; } = after;
}

public sealed class EffectGivenUpException(string message) : Exception(message);
