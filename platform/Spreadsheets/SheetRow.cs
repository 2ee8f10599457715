namespace Funding.Platform.Spreadsheets;

/// <summary>A row as it was read.</summary>
/// <param name="Number">As a spreadsheet counts: the first row is 1.</param>
/// <param name="Formulas">Indexes of the cells that hold a formula.</param>
/// <param name="Numbers">Indexes of the cells that the spreadsheet keeps as numbers, not as text.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells, IReadOnlySet<int> Formulas, IReadOnlySet<int> Numbers)
{
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace) && Formulas.Count == 0;

    /// <summary>A column as spreadsheets call it: A for 0, AA for 26.</summary>
    public static string ColumnName(int index) => (index < 26 ? "" : ColumnName((index / 26) - 1)) + (char)('A' + (index % 26));
}

/// <param name="Name">Null for a file that is one sheet.</param>
/// <param name="Rows">Read as they are asked for; damage shows then.</param>
public sealed record SpreadsheetSheet(string? Name, bool Hidden, IEnumerable<SheetRow> Rows)
{
    /// <summary>Cells that are one: the first of them holds what all show. Read when it is asked for; damage shows then.</summary>
    public Func<IReadOnlyList<MergedCells>> Merged { get; init; } = () => [];
}

/// <summary>A block of cells shown as one; rows count from 1, columns from 0, both ends included.</summary>
public sealed record MergedCells(int FirstRow, int LastRow, int FirstColumn, int LastColumn);
