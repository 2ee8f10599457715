namespace Funding.Workflows.Variations.Budget;

/// <summary>The budget of an award: as its application gave it, and as granted shifts left it; a row of the award.</summary>
/// <param name="Version">From 1; each shift has the next.</param>
/// <param name="Rows">Each by the columns of its table, as they were typed.</param>
public sealed record AwardBudget(int Version, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    public const string Row = "budget";

    /// <summary>0 for what is no number.</summary>
    public decimal AmountOf(int row, string column) => AnswerText.Number(Rows[row].GetValueOrDefault(column, "")) ?? 0;
}
