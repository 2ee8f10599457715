namespace Funding.Workflows.Stages.Payment;

/// <summary>Names the resource files of what an award's page shows of its money.</summary>
public sealed class PaymentText;
