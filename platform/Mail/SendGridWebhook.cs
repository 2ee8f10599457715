namespace Funding.Platform.Mail;

/// <summary>Takes SendGrid's signed event posts and stores the failures among them.</summary>
public sealed class SendGridWebhook : IDisposable
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>The endpoint reads no more than this many bytes.</summary>
    public const int BodyLimit = 4 * 1024 * 1024;

    private readonly SendGridSignature? signature;
    private readonly DeliveryLog deliveries;
    private readonly TimeProvider systemTime;

    /// <param name="systemTime">Real time, whatever clock the rounds follow: the peer signs with its own.</param>
    public SendGridWebhook(MailOptions options, DeliveryLog deliveries, TimeProvider systemTime)
    {
        signature = options.SendGridWebhookKey is { } key ? new SendGridSignature(key) : null;
        this.deliveries = deliveries;
        this.systemTime = systemTime;
    }

    /// <returns>204 when stored, 401 for a signature that is wrong, old or absent, 400 for a signed body of another form,
    /// 404 when the webhook is off, 413 over <see cref="BodyLimit"/>. Any other failure throws, and SendGrid posts again.</returns>
    public async Task<int> HandleAsync(IHeaderDictionary headers, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
    {
        if (signature is null)
            return StatusCodes.Status404NotFound;
        if (body.Length > BodyLimit)
            return StatusCodes.Status413PayloadTooLarge;
        if (!signature.IsGenuine(headers[SignatureHeader], headers[TimestampHeader], body.Span, systemTime.GetUtcNow()))
            return StatusCodes.Status401Unauthorized;

        List<Event?>? events;
        try
        {
            events = JsonSerializer.Deserialize<List<Event?>>(body.Span);
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }

        foreach (var reported in events ?? [])
        {
            if (reported is { Id.Length: > 0 } && StateOf(reported) is { } state)
                await StoreAsync(reported, state, cancellation);
        }

        return StatusCodes.Status204NoContent;
    }

    public void Dispose() => signature?.Dispose();

    private static DeliveryState? StateOf(Event reported) => reported.Name switch
    {
        "bounce" => DeliveryState.Bounced,
        "dropped" => DeliveryState.Dropped,
        "spamreport" => DeliveryState.SpamReport,
        _ => null,
    };

    private Task<bool> StoreAsync(Event reported, DeliveryState state, CancellationToken cancellation)
    {
        var failure = new DeliveryFailure
        {
            EffectKey = null,
            Template = null,
            PersonId = null,
            Address = Excerpt.OfFailure(reported.Email ?? ""),
            State = state,
            Reason = Excerpt.OfFailure(string.Join(
                ' ', new[] { reported.Status, reported.Reason ?? reported.Type }.Where(part => !string.IsNullOrEmpty(part)))),
            At = reported.Seconds is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(reported.Seconds) : systemTime.GetUtcNow(),
        };
        return deliveries.RecordEventAsync(MailMessageId.Parse(reported.MessageId ?? reported.SmtpId), reported.Id!, failure, cancellation);
    }

    private sealed record Event
    {
        [JsonPropertyName("event")]
        public string? Name { get; init; }

        [JsonPropertyName("sg_event_id")]
        public string? Id { get; init; }

        [JsonPropertyName("email")]
        public string? Email { get; init; }

        [JsonPropertyName("timestamp")]
        public long Seconds { get; init; }

        [JsonPropertyName("type")]
        public string? Type { get; init; }

        [JsonPropertyName("reason")]
        public string? Reason { get; init; }

        [JsonPropertyName("status")]
        public string? Status { get; init; }

        [JsonPropertyName("smtp-id")]
        public string? SmtpId { get; init; }

        /// <summary>The argument that <see cref="SendGridTransport"/> gave the mail.</summary>
        [JsonPropertyName("message_id")]
        public string? MessageId { get; init; }
    }
}
