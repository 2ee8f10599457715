namespace Funding.Platform.Webhooks;

/// <summary>Where receivers and deliveries stand.</summary>
public static class WebhookKeys
{
    /// <summary>Of deliveries.</summary>
    public const string Partition = "webhooks";

    /// <summary>Rows <see cref="WebhookTarget"/> of the system's partition, on whose record they are entered and confirmed.</summary>
    public const string Targets = "webhook:";

    /// <summary>Rows <see cref="WebhookDelivery"/>, the newest first.</summary>
    public const string Deliveries = "delivery:";

    public static string Target(string id) => Targets + id;

    public static string Delivery(DateTimeOffset at, string id) => string.Create(
        CultureInfo.InvariantCulture, $"{Deliveries}{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}:{id}");
}

/// <summary>A system that is told what is public.</summary>
/// <param name="Secret">Sealed for its row.</param>
/// <param name="ProposedBy">Person id of the administrator who entered it.</param>
public sealed record WebhookTarget(string Id, string Address, string Secret, string ProposedBy, string ProposedByName, DateTimeOffset At)
{
    /// <summary>Null while it waits for another administrator: until then nothing is sent to it.</summary>
    public WebhookConfirmation? Confirmed { get; init; }

    [JsonIgnore]
    public string Host => new Uri(Address).Host;
}

public sealed record WebhookConfirmation(string By, string ByName, DateTimeOffset At);

/// <summary>What is told, the same text for every receiver.</summary>
/// <param name="Id">The same for the same cause.</param>
/// <param name="Type">Such as <c>round.launched</c>.</param>
/// <param name="Body">JSON.</param>
public sealed record WebhookMessage(string Id, string Type, string Body);

public enum WebhookState
{
    Waiting,
    Delivered,

    /// <summary>Nobody took it in three days, or the receiver is gone.</summary>
    GivenUp,
}

/// <summary>One message on its way to one receiver, with what the receiver answered last.</summary>
/// <param name="Attempts">So far.</param>
/// <param name="Status">Of the last answer; null where there was none.</param>
/// <param name="Answer">Its beginning, or why there was none.</param>
public sealed record WebhookDelivery(
    string Target, WebhookMessage Message, DateTimeOffset At, WebhookState State = WebhookState.Waiting, int Attempts = 0,
    int? Status = null, string? Answer = null, DateTimeOffset? TriedAt = null);
