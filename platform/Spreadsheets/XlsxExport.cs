using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Funding.Platform.Spreadsheets;

/// <summary>
/// Sheets written row by row, each with a bold heading that stays in sight, a filter, and widths by its first rows. Text is stored as
/// text, never as a formula, and stays text when a cell is edited (quotePrefix). The Open XML SDK makes the package; what is in its parts
/// is written here without prefixes of names, for some readers know no others.
/// </summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int Measured = 100;

    /// <param name="output">Must be seekable, as a package is.</param>
    public static Task WriteAsync(ExportTable table, Stream output, CancellationToken cancellation = default) =>
        WriteAsync([table], output, cancellation);

    /// <inheritdoc cref="WriteAsync(ExportTable, Stream, CancellationToken)"/>
    /// <param name="tables">A sheet each, in order; at least one.</param>
    public static async Task WriteAsync(IReadOnlyList<ExportTable> tables, Stream output, CancellationToken cancellation = default)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheets = new List<(string Name, string Id)>();
        foreach (var (table, name) in tables.Zip(SheetLayout.Names(tables.Select(t => t.Sheet))))
        {
            var sheet = workbook.AddNewPart<WorksheetPart>();
            await SheetAsync(table, sheet, first: sheets.Count == 0, cancellation);
            sheets.Add((name, workbook.GetIdOfPart(sheet)));
        }

        using (var styles = Begin(workbook.AddNewPart<WorkbookStylesPart>()))
        {
            styles.WriteRaw(SheetCells.Styles);
        }

        using var xml = Begin(workbook);
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relationships);
        xml.WriteStartElement("bookViews", Main);
        xml.WriteElementString("workbookView", Main, null);
        xml.WriteEndElement();
        xml.WriteStartElement("sheets", Main);
        foreach (var (i, (name, id)) in sheets.Index())
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("sheetId", SheetCells.Text(i + 1));
            xml.WriteAttributeString("id", Relationships, id);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static async Task SheetAsync(ExportTable table, WorksheetPart sheet, bool first, CancellationToken cancellation)
    {
        await using var rows = table.Rows.GetAsyncEnumerator(cancellation);
        var begun = new List<IReadOnlyList<object?>>();
        while (begun.Count < Measured && await rows.MoveNextAsync())
        {
            begun.Add(rows.Current);
        }

        using var xml = Begin(sheet);
        var cells = new SheetCells(xml, Main);
        xml.WriteStartElement("worksheet", Main);
        cells.View(first);
        cells.Columns(SheetLayout.Widths(table.Headers, begun));
        xml.WriteStartElement("sheetData", Main);
        cells.Row(table.Headers, heading: true);
        foreach (var row in begun)
        {
            cells.Row(row, heading: false);
        }

        while (begun.Count == Measured && await rows.MoveNextAsync())
        {
            cells.Row(rows.Current, heading: false);
        }

        xml.WriteEndElement();
        cells.Filter(table.Headers.Count);
        xml.WriteEndElement();
    }

    private static XmlWriter Begin(OpenXmlPart part) =>
        XmlWriter.Create(part.GetStream(FileMode.Create, FileAccess.Write), new XmlWriterSettings { CloseOutput = true });
}
