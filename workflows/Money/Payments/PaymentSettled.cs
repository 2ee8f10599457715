namespace Funding.Workflows.Money.Payments;

/// <summary>What came of an attempt to pay.</summary>
public enum PaymentOutcome
{
    Paid,
    Failed,
    Returned,

    /// <summary>What its holder owed was kept from it.</summary>
    SetOff,
}

/// <summary>
/// Hears what the bank did with a payable that is no tranche of an award's money; whoever puts such payables registers it.
/// </summary>
public interface IPaymentListener
{
    /// <summary>Safe to repeat.</summary>
    Task HearAsync(AwardRead award, PaymentSettled settled, CancellationToken cancellation);
}

/// <summary>What a line tells an award of a tranche, as an effect of the commit that wrote it down.</summary>
/// <param name="Amount">Of a set-off: all that was kept from the tranche so far.</param>
/// <param name="On">The bank's day, or that of the set-off.</param>
public sealed record PaymentSettled(
    string AwardId, string Tranche, Yuan Amount, int Attempt, PaymentOutcome Outcome, DateOnly On)
{
    public const string EffectKind = "payment-settled";

    /// <summary>Of a set-off: nothing is left to be paid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Whole { get; init; }

    /// <summary>To be put into the line's commit; once for each outcome of an attempt, and for each amount that was kept back.</summary>
    public Effect Effect() => Platform.Outbox.Effect.Of(
        EffectKind,
        string.Create(CultureInfo.InvariantCulture, $"{EffectKind}:{AwardId}:{Tranche}:{Attempt}:{Outcome}")
            + (Outcome == PaymentOutcome.SetOff ? $":{Amount}" : ""),
        this);
}
