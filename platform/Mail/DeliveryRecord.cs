namespace Funding.Platform.Mail;

public enum DeliveryState
{
    Sent,

    /// <summary>Held back: outside production the recipient's domain is not allowed.</summary>
    Suppressed,

    /// <summary>The transport refused it for good.</summary>
    Failed,

    /// <summary>Returned by the recipient's server after it had been sent.</summary>
    Bounced,

    /// <summary>The mail service did not try, as for an address that bounced before.</summary>
    Dropped,

    /// <summary>The recipient called it spam; the service will drop further mail.</summary>
    SpamReport,
}

/// <summary>What became of one mail.</summary>
public sealed record DeliveryRecord
{
    public required string EffectKey { get; init; }

    public required string MessageId { get; init; }

    public required string Address { get; init; }

    public required DeliveryState State { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why it did not arrive, in the peer's or our words; null when sent.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was sent or given up, whatever was reported since; null for one of an earlier version.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The mail itself, so that the office can send it again.</summary>
    public required MailRequest Request { get; init; }
}

/// <summary>A line of the office's list of failures.</summary>
public sealed record DeliveryFailure
{
    /// <summary>Key of the delivery; null when the mail service reported a mail that is not known here.</summary>
    public required string? EffectKey { get; init; }

    public required string? Template { get; init; }

    public required string? PersonId { get; init; }

    public required string Address { get; init; }

    public required DeliveryState State { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <param name="Continuation">Null when nothing follows.</param>
public sealed record DeliveryFailurePage(IReadOnlyList<DeliveryFailure> Failures, string? Continuation);
