namespace Funding.Workflows.Parts.Table;

/// <summary>A table that is filled in row by row.</summary>
/// <param name="Columns">Questions of each row; one line of text, a number, a date, a choice or a yes-or-no.</param>
/// <param name="MinRows">Rows that a submission needs; 0 for none.</param>
/// <param name="MaxRows">Rows at most.</param>
public sealed record TableSettings(Bilingual Title, IReadOnlyList<FormField> Columns, int MinRows, int MaxRows)
{
    public const string Kind = "table";

    /// <summary>Cells of a table at most: what a browser sends of a form is bounded.</summary>
    internal const int MostCells = 800;

    public Bilingual? Hint { get; init; }

    /// <summary>Columns of numbers whose sum stands below the rows.</summary>
    public IReadOnlyList<string> Sums { get; init; } = [];

    /// <summary>Asked anew each year: an earlier application's rows are not taken over.</summary>
    public bool Yearly { get; init; }

    /// <summary>With which answer to an earlier question it is asked; null for always.</summary>
    public When? When { get; init; }

    /// <summary>The columns that are summed, in their order.</summary>
    internal IEnumerable<FormField> Summed() => Columns.Where(c => Sums.Contains(c.Id));

    /// <summary>The sum of a column as far as its cells can be read.</summary>
    internal static decimal SumOf(FormField column, IReadOnlyList<AnswerRow> rows) =>
        rows.Sum(row => AnswerText.Number(row.Text(column.Id)) ?? 0);
}
