using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Funding.Platform.Tests.Spreadsheets;

public sealed class XlsxExportTests
{
    [Fact]
    public async Task A_workbook_is_valid_and_has_named_sheets_a_frozen_bold_heading_widths_and_a_filter()
    {
        using var file = await WriteAsync(
            Table("申报/名单", ["编号", "名称"], ["a", "第一职业技术学院"], ["b", null]), Table("申报名单", ["x"], [1.5m]));
        using var book = SpreadsheetDocument.Open(file, false);

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var sheets = book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal(["申报名单", "申报名单 2"], sheets.Select(s => s.Name!.Value));
        var sheet = ((WorksheetPart)book.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet!;
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal(("A2", 1.0), (pane.TopLeftCell!.Value, pane.VerticalSplit!.Value));
        Assert.Equal("A1:B3", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal([8, 17], sheet.Descendants<Column>().Select(c => (int)c.Width!.Value));
        var fonts = book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.Fonts!.Elements<Font>().ToList();
        var formats = book.WorkbookPart.WorkbookStylesPart.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        Assert.All(sheet.Descendants<Row>().First().Elements<Cell>(), c =>
            Assert.NotNull(fonts[(int)formats[(int)c.StyleIndex!.Value].FontId!.Value].Bold));
    }

    [Fact]
    public async Task Every_row_and_cell_says_where_it_is()
    {
        using var file = await WriteAsync(Table(
            "t", [.. Enumerable.Range(0, 28).Select(n => $"h{n}")], [.. Enumerable.Repeat<object?>(null, 28)]));
        using var book = SpreadsheetDocument.Open(file, false);

        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList();
        Assert.Equal([1u, 2u], rows.Select(r => r.RowIndex!.Value));
        Assert.Equal("AB2", rows[1].Elements<Cell>().Last().CellReference!.Value);
    }

    /// <summary>exceljs reads no names with a prefix.</summary>
    [Fact]
    public async Task No_element_of_a_part_has_a_prefix_and_what_XML_cannot_hold_is_left_out()
    {
        using var file = await WriteAsync(Table("t", ["h"], ["a\u0001b\uFFFFc\uD800d\U0001F600", "=1", new string('长', 40_000)]));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            foreach (var part in zip.Entries.Where(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)
                && e.Name.EndsWith(".xml", StringComparison.Ordinal)))
            {
                using var reader = System.Xml.XmlReader.Create(part.Open());
                while (reader.Read())
                {
                    Assert.Equal("", reader.NodeType == System.Xml.XmlNodeType.Element ? reader.Prefix : "");
                }
            }
        }

        var rows = new XlsxReader(XlsxPackage.Open(file.ToArray())).Sheets()[0].Rows.Select(r => r.Cells[0]).ToList();
        Assert.Equal(["h", "abc\uFFFDd\U0001F600", "=1"], rows[..3]);
        Assert.Equal(32_767, rows[3].Length);
    }

    [Fact]
    public async Task Every_row_of_a_long_table_is_written()
    {
        using var file = await WriteAsync(Table("t", ["n"], [.. Enumerable.Range(1, 1234).Select(n => (object?)(decimal)n)]));
        var rows = new XlsxReader(XlsxPackage.Open(file.ToArray())).Sheets()[0].Rows.ToList();

        Assert.Equal(["n", .. Enumerable.Range(1, 1234).Select(n => $"{n}")], rows.Select(r => r.Cells[0]));
    }

    [Theory]
    [InlineData("", "Sheet")]
    [InlineData("a:b\\c/d?e*f[g]h", "abcdefgh")]
    [InlineData("'申报'", "申报")]
    [InlineData("History", "Sheet")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    public void A_sheets_name_is_one_that_programs_take(string wished, string name) => Assert.Equal([name], SheetLayout.Names([wished]));

    [Fact]
    public void A_column_is_as_wide_as_its_texts_between_limits() =>
        Assert.Equal([8, 60, 13], SheetLayout.Widths(["a", "b", "六个字标题"], [["x", new string('长', 200), "短\n两行"]]));

    /// <summary>Of one column the cells are rows.</summary>
    private static ExportTable Table(string sheet, string[] headers, params object?[][] rows)
    {
        var each = headers.Length == 1 && rows is [var only] ? only.Select(c => new[] { c }) : rows;
        return new(headers, each.Select(r => (IReadOnlyList<object?>)r).ToAsyncEnumerable()) { Sheet = sheet };
    }

    private static async Task<MemoryStream> WriteAsync(params ExportTable[] tables)
    {
        var file = new MemoryStream();
        await XlsxExport.WriteAsync(tables, file, TestContext.Current.CancellationToken);
        file.Position = 0;
        return file;
    }
}
