namespace Funding.Platform.Mail;

/// <summary>Hands one mail over, once; retries are the outbox's.</summary>
public interface IMailTransport
{
    /// <exception cref="TransientMailException">Try again later.</exception>
    /// <exception cref="PermanentMailException">Trying again would fail the same way.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default);
}

/// <summary>A rendered mail on its way.</summary>
public sealed record OutgoingMail
{
    public required MailMessageId MessageId { get; init; }

    public required string FromAddress { get; init; }

    public required string FromName { get; init; }

    public required string ToAddress { get; init; }

    public required string ToName { get; init; }

    public required RenderedMail Content { get; init; }
}

/// <summary>The mail may pass later.</summary>
/// <param name="retryAfter">When the peer named a time; else the outbox's own back-off applies.</param>
public sealed class TransientMailException(string reason, TimeSpan? retryAfter = null, Exception? cause = null) : Exception(reason, cause)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>The mail will never pass as it is. The message is the reason the office reads; it holds no secret.</summary>
public sealed class PermanentMailException(string reason, Exception? cause = null) : Exception(reason, cause);
