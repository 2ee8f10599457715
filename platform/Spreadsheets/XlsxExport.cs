using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Funding.Platform.Spreadsheets;

/// <summary>
/// One sheet, written row by row. Text is stored as text, never as a formula, and stays text when a cell is edited (quotePrefix).
/// </summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A cell holds no more; longer text is cut with a mark, the whole of it is in the CSV.
    private const int MostCharacters = 32_767;
    private const uint Plain = 0, Quoted = 1;

    /// <param name="output">Must be seekable, as a package is.</param>
    public static async Task WriteAsync(ExportTable table, Stream output, CancellationToken cancellation = default)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Sheet1", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        Row(writer, table.Headers);
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            Row(writer, row);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, IReadOnlyList<object?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(cell switch
            {
                decimal number => new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number },
                string { Length: > 0 } text =>
                    new Cell(new InlineString(new CellText(Readable(text)) { Space = SpaceProcessingModeValues.Preserve }))
                    {
                        DataType = CellValues.InlineString,
                        StyleIndex = RunsAsFormula(text) ? Quoted : Plain,
                    },
                _ => new Cell(),
            });
        }

        writer.WriteEndElement();
    }

    private static bool RunsAsFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static string Readable(string text)
    {
        var clean = string.Concat(text.Where(c => c is '\t' or '\n' or '\r' || !char.IsControl(c)));
        return clean.Length <= MostCharacters ? clean : string.Concat(clean.AsSpan(0, MostCharacters - 1), "…");
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font()),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { QuotePrefix = true }));
}
