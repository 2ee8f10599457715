namespace Funding.Workflows.Money.Recoveries;

/// <summary>Names the resource files of what stands on an award's page of money that it owes.</summary>
public sealed class RecoveryText;
