namespace Funding.Workflows.Stages.Payment;

/// <summary>A payment of an award; so far of nothing: that it fell due and was done is on record.</summary>
public sealed record PaymentSettings
{
    public const string Kind = "payment";
}

/// <inheritdoc cref="PaymentSettings"/>
public sealed class PaymentDeclaration() : StageDeclaration<PaymentSettings>(PaymentSettings.Kind);

/// <summary>拨付: done as soon as it is due.</summary>
public static class PaymentDuty
{
    public static readonly StageAct Pay = StageAct.Leaving(nameof(Pay));

    public static StageStep Next() => StageStep.Leave();
}
