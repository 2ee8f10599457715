namespace Funding.Platform.Sms;

/// <summary>Sends one text message, where its person has a number by then and neither of the day's limits is reached.</summary>
public sealed class SmsHandler(
    SmsOptions options, SmsGateway gateway, PhoneStore phones, SlidingWindow window, TimeProvider clock) : IEffectHandler
{
    public const string KindName = "sms";

    internal const string PersonScope = "sms-person";
    internal const string EverybodyScope = "sms-everybody";
    internal static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        HandleAsync(new Effect { Key = effectKey, Kind = Kind, Payload = payload }, cancellation);

    public async Task HandleAsync(Effect effect, CancellationToken cancellation)
    {
        var order = FundingJson.Deserialize<SmsOrder>(effect.Payload)!;
        if (clock.GetUtcNow() >= order.Until || await phones.MessageAsync(order, cancellation) is not var (number, text))
            return;
        // A try again of the same message was counted before.
        if (effect.Attempts == 0)
        {
            await TakeAsync(PersonScope, order.PersonId, options.PerPersonAndDay, cancellation);
            await TakeAsync(EverybodyScope, EverybodyScope, options.PerDay, cancellation);
        }

        await gateway.SendAsync(new(Sha256Hex.Of(effect.Key)[..32], number, text), cancellation);
    }

    private async Task TakeAsync(string scope, string key, int limit, CancellationToken cancellation)
    {
        if (await window.TakeAsync(scope, key, limit, Day, cancellation) is not null)
            throw new EffectGivenUpException($"The limit of {limit} text messages a day is reached ({scope}).");
    }
}
