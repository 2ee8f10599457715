namespace Funding.Workflows.Variations.Budget;

/// <param name="Table">Id of the part that the budget was filled in with.</param>
/// <param name="Amounts">Columns of numbers that may be shifted; the sum of each stays.</param>
public sealed record BudgetSettings(string Table, IReadOnlyList<string> Amounts)
{
    /// <summary>A column of a choice within whose answers amounts stay; null where they move freely.</summary>
    public string? Within { get; init; }
}
