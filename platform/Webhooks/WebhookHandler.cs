namespace Funding.Platform.Webhooks;

/// <summary>Delivers one message to one receiver; what the receiver answers is on record after each attempt.</summary>
public sealed class WebhookHandler(
    ITableStore tables, SealedContent seals, WebhookClient client, IOptions<WebhookOptions> options, TimeProvider clock) : IEffectHandler
{
    public const string KindName = "webhook";

    /// <summary>How long a receiver that does not answer is tried, in steps that grow to an hour.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        HandleAsync(new Effect { Key = effectKey, Kind = Kind, Payload = payload, CreatedAt = clock.GetUtcNow() }, cancellation);

    public async Task HandleAsync(Effect effect, CancellationToken cancellation)
    {
        var key = FundingJson.Deserialize<string>(effect.Payload)!;
        if (await tables.GetAsync<WebhookDelivery>(WebhookKeys.Partition, key, cancellation) is not { Value: var delivery })
            throw new EffectGivenUpException("There is no such delivery any more.");
        var target = (await tables.GetAsync<WebhookTarget>(
            HomeKeys.System, WebhookKeys.Target(delivery.Target), cancellation))?.Value;
        var now = clock.GetUtcNow();
        var answer = target is { Confirmed: not null } && options.Value.Enabled
            ? await client.PostAsync(
                new Uri(target.Address), seals.Open(target.Secret, WebhookKeys.Target(target.Id)), delivery.Message, now, cancellation)
            : null;
        var state = StateAfter(answer, now - effect.CreatedAt);
        await tables.CommitAsync(
            WebhookKeys.Partition,
            RowCodec.Upsert(key, delivery with
            {
                State = state,
                Attempts = delivery.Attempts + (answer is null ? 0 : 1),
                Status = answer?.Status,
                Answer = answer?.Text,
                TriedAt = now,
            }),
            cancellation);
        if (state == WebhookState.GivenUp)
            throw new EffectGivenUpException(answer?.Text ?? "The receiver was ended.");
        if (state == WebhookState.Waiting)
            throw new EffectRetryException(answer!.Status is { } status ? $"The receiver answered {status}." : answer.Text);
    }

    /// <summary>What becomes of a delivery by an answer. Pure.</summary>
    /// <param name="answer">Null where the receiver was ended.</param>
    /// <param name="age">Since it was asked for.</param>
    public static WebhookState StateAfter(WebhookAnswer? answer, TimeSpan age) =>
        answer is { Taken: true } ? WebhookState.Delivered
        : answer is null or { Gone: true } || age >= Patience ? WebhookState.GivenUp
        : WebhookState.Waiting;
}
