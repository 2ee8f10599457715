namespace Funding.Platform.Lists;

/// <summary>A line of a list, read by its columns.</summary>
public sealed class ListLine(SheetRow row, IReadOnlyDictionary<ListColumn, int> columns)
{
    /// <summary>Characters that a cell has at most.</summary>
    public const int CellCharacters = 1000;

    /// <summary>As a spreadsheet counts: the first row is 1.</summary>
    public int Number => row.Number;

    public IReadOnlyList<string> Cells => row.Cells;

    /// <summary>The cell as it stands, without white space around it; empty where the list has no such column.</summary>
    public string Text(ListColumn column) =>
        columns.TryGetValue(column, out var index) && index < row.Cells.Count ? row.Cells[index].Trim() : "";

    /// <summary>Whether the spreadsheet keeps the cell as a number.</summary>
    public bool IsNumber(ListColumn column) => columns.TryGetValue(column, out var index) && row.Numbers.Contains(index);

    /// <summary>The cell, or nothing and what is wrong with it.</summary>
    public string Read(ListColumn column, ICollection<Refusal> problems)
    {
        var text = Text(column);
        Refusal? problem = (columns.TryGetValue(column, out var index) && row.Formulas.Contains(index)) || LooksLive(text)
            ? ListRefusals.Formula(Number, column)
            : text.Length == 0 && column.Required ? ListRefusals.MissingCell(Number, column)
            : text.Length > CellCharacters ? ListRefusals.TooLong(Number, column, CellCharacters)
            : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? ListRefusals.Character(Number, column)
            : null;
        if (problem is null)
        {
            return text;
        }

        problems.Add(problem);
        return "";
    }

    // What a spreadsheet would take for a formula when the list is opened or exported; one dash alone is no formula.
    private static bool LooksLive(string cell) => cell is ['=' or '+' or '@', _, ..] || (cell is ['-', _, ..] && !cell.All(c => c == '-'));
}
