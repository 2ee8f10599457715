namespace Funding.Workflows.Stages.Payment;

/// <summary>The payments of an award's money, tranche by tranche; without tranches that it fell due and was done is on record.</summary>
public sealed record PaymentSettings
{
    public const string Kind = "payment";
}

/// <inheritdoc cref="PaymentSettings"/>
public sealed class PaymentDeclaration() : StageDeclaration<PaymentSettings>(PaymentSettings.Kind)
{
    public override bool PaysTranches => true;
}

/// <param name="Phase">How it stands by its row.</param>
/// <param name="PayableFrom">The day from which it may be paid; null while that is not known.</param>
/// <param name="Held">Why nothing is paid now; null where nothing stands in the way.</param>
public sealed record PaymentFacts(TranchePhase Phase, DateOnly? PayableFrom, Bilingual? Held);

/// <summary>拨付: put to its line when what it waits for has come, withheld while a report stands in its way; done once it is paid.</summary>
public static class PaymentDuty
{
    /// <summary>Of a payment that belongs to no tranche: done as soon as it is due.</summary>
    public static readonly StageAct Pay = StageAct.Leaving(nameof(Pay));

    public static readonly StageAct PutPayable = new(nameof(PutPayable), Cadence.WhileDue);
    public static readonly StageAct WithholdTranche = new(nameof(WithholdTranche), Cadence.WhileDue);

    /// <param name="facts">Null where it pays no tranche.</param>
    public static StageStep Next(PaymentFacts? facts, DateTimeOffset now)
    {
        if (facts is null or { Phase: TranchePhase.Paid or TranchePhase.Stopped }) return StageStep.Leave();
        if (facts.Phase == TranchePhase.Due) return StageStep.WaitUntil(null);
        if (facts.Held is not null)
            return facts.Phase == TranchePhase.Withheld ? StageStep.WaitUntil(null) : StageStep.Do(WithholdTranche);
        return facts.PayableFrom is not { } from ? StageStep.WaitUntil(null)
            : ShanghaiTime.StartOf(from) is var begins && now < begins ? StageStep.WaitUntil(begins)
            : StageStep.Do(PutPayable);
    }
}
