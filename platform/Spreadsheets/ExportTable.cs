namespace Funding.Platform.Spreadsheets;

/// <summary>A table on its way out, row by row.</summary>
/// <param name="Rows">Cells in the order of the headers: text, or a decimal, which stays a number.</param>
public sealed record ExportTable(IReadOnlyList<string> Headers, IAsyncEnumerable<IReadOnlyList<object?>> Rows);
