namespace Funding.Platform.Spreadsheets;

/// <summary>A table on its way out, row by row.</summary>
/// <param name="Rows">Cells in the order of the headers: text, or a decimal, which stays a number.</param>
public sealed record ExportTable(IReadOnlyList<string> Headers, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>What the sheet is called in a workbook; characters that no sheet may have are left out.</summary>
    public string Sheet { get; init; } = "Sheet1";
}
