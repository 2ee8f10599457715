using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Funding.Platform.Spreadsheets;

/// <summary>
/// Sheets written row by row, each with a bold heading that stays in sight, a filter, and widths by its first rows. Text is stored as
/// text, never as a formula, and stays text when a cell is edited (quotePrefix). Every row and cell says where it is, which some readers
/// need.
/// </summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A cell holds no more; longer text is cut with a mark, the whole of it is in the CSV.
    private const int MostCharacters = 32_767;
    private const int Measured = 100;
    private const uint Plain = 0, Quoted = 1, Heading = 2;

    /// <param name="output">Must be seekable, as a package is.</param>
    public static Task WriteAsync(ExportTable table, Stream output, CancellationToken cancellation = default) =>
        WriteAsync([table], output, cancellation);

    /// <inheritdoc cref="WriteAsync(ExportTable, Stream, CancellationToken)"/>
    /// <param name="tables">A sheet each, in order; at least one.</param>
    public static async Task WriteAsync(IReadOnlyList<ExportTable> tables, Stream output, CancellationToken cancellation = default)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheets = new Sheets();
        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), sheets);
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        foreach (var ((table, name), i) in tables.Zip(SheetLayout.Names(tables.Select(t => t.Sheet))).Select((t, i) => (t, i)))
        {
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheets.Append(new Sheet { Name = name, SheetId = (uint)i + 1, Id = workbook.GetIdOfPart(sheet) });
            await WriteAsync(table, sheet, first: i == 0, cancellation);
        }
    }

    private static async Task WriteAsync(ExportTable table, WorksheetPart sheet, bool first, CancellationToken cancellation)
    {
        await using var rows = table.Rows.GetAsyncEnumerator(cancellation);
        var begun = new List<IReadOnlyList<object?>>();
        while (begun.Count < Measured && await rows.MoveNextAsync())
        {
            begun.Add(rows.Current);
        }

        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            TabSelected = first,
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(SheetLayout.Widths(table.Headers, begun).Select((width, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        var number = 1;
        Row(writer, number, table.Headers, heading: true);
        foreach (var row in begun)
        {
            Row(writer, ++number, row, heading: false);
        }

        while (begun.Count == Measured && await rows.MoveNextAsync())
        {
            Row(writer, ++number, rows.Current, heading: false);
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{SheetRow.ColumnName(table.Headers.Count - 1)}{At(number)}" });
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, int number, IReadOnlyList<object?> cells, bool heading)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        foreach (var (column, cell) in cells.Index())
        {
            var at = $"{SheetRow.ColumnName(column)}{At(number)}";
            writer.WriteElement(cell switch
            {
                decimal value => new Cell(new CellValue(value.ToString(CultureInfo.InvariantCulture)))
                {
                    CellReference = at,
                    DataType = CellValues.Number,
                },
                string { Length: > 0 } text =>
                    new Cell(new InlineString(new CellText(Readable(text)) { Space = SpaceProcessingModeValues.Preserve }))
                    {
                        CellReference = at,
                        DataType = CellValues.InlineString,
                        StyleIndex = heading ? Heading : RunsAsFormula(text) ? Quoted : Plain,
                    },
                _ => new Cell { CellReference = at },
            });
        }

        writer.WriteEndElement();
    }

    private static string At(int row) => row.ToString(CultureInfo.InvariantCulture);

    private static bool RunsAsFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static string Readable(string text)
    {
        var clean = string.Concat(text.Where(c => c is '\t' or '\n' or '\r' || !char.IsControl(c)));
        return clean.Length <= MostCharacters ? clean : string.Concat(clean.AsSpan(0, MostCharacters - 1), "…");
    }

    private static Stylesheet Styles() => new(
        new Fonts(Font(), Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, QuotePrefix = true },
            new CellFormat { FormatId = 0, FontId = 1, ApplyFont = true }),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static Font Font(params OpenXmlElement[] more) => new([.. more, new FontSize { Val = 11 }, new FontName { Val = "Calibri" }]);
}
