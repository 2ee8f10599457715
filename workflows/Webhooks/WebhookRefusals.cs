namespace Funding.Workflows.Webhooks;

internal static class WebhookRefusals
{
    private static readonly Texts Texts = new(typeof(WebhookRefusals));

    public static Refusal Off() => new("webhooks-off", null, Texts.Of("off")) { Kind = RefusalKind.Closed };

    public static Refusal NoAddress() => new("webhook-address", "address", Texts.Of("no-address"));

    public static Refusal KnownAddress() => new("webhook-known", "address", Texts.Of("known")) { Kind = RefusalKind.Conflict };

    public static Refusal TooMany(int most) => new("webhooks-limit", "address", Texts.Of("too-many", most)) { Kind = RefusalKind.Conflict };

    public static Refusal NoTarget() => new("webhook-unknown", null, Texts.Of("no-target")) { Kind = RefusalKind.NotFound };

    public static Refusal NoDelivery() => new("webhook-delivery-unknown", null, Texts.Of("no-delivery")) { Kind = RefusalKind.NotFound };

    public static Refusal ConfirmedAlready() =>
        new("webhook-confirmed", null, Texts.Of("confirmed")) { Kind = RefusalKind.Conflict };

    public static Refusal SecondPerson() => new("webhook-own", null, Texts.Of("second-person")) { Kind = RefusalKind.Forbidden };

    public static Refusal WaitsAnyway() => new("webhook-waits", null, Texts.Of("waits")) { Kind = RefusalKind.Conflict };
}
