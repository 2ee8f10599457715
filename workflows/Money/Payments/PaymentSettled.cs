namespace Funding.Workflows.Money.Payments;

/// <summary>What came of an attempt to pay.</summary>
public enum PaymentOutcome
{
    Paid,
    Failed,
    Returned,
}

/// <summary>What a line tells an award of a tranche, as an effect of the commit that wrote it down.</summary>
/// <param name="On">The bank's day.</param>
public sealed record PaymentSettled(
    string AwardId, string Tranche, Yuan Amount, int Attempt, PaymentOutcome Outcome, DateOnly On)
{
    public const string EffectKind = "payment-settled";

    /// <summary>To be put into the line's commit; once for each outcome of an attempt.</summary>
    public Effect Effect() => Platform.Outbox.Effect.Of(
        EffectKind, string.Create(CultureInfo.InvariantCulture, $"{EffectKind}:{AwardId}:{Tranche}:{Attempt}:{Outcome}"), this);
}
