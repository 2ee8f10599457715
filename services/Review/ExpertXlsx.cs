using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Funding.Workflows.Refusals;

namespace Funding.Services.Review;

/// <summary>Expert lists as XLSX: the first sheet, row by row.</summary>
internal static class ExpertXlsx
{
    // A list of the longest allowed kind stays far below; a bomb does not.
    private const long CharactersOfAPart = 40_000_000;
    private const int Columns = 100;

    public static bool IsZip(byte[] content) => content is [0x50, 0x4B, 0x03, 0x04, ..];

    public static IEnumerable<ExpertLine> Read(byte[] content)
    {
        using var document = Open(content);
        var workbook = document.WorkbookPart;
        var first = workbook?.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value;
        if (first is null || workbook!.GetPartById(first) is not WorksheetPart sheet)
        {
            throw new RefusedException(ExpertListRefusals.NoList());
        }

        var shared = SharedTexts(workbook.SharedStringTablePart);
        using var reader = OpenXmlReader.Create(sheet);
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                var row = (Row)reader.LoadCurrentElement()!;
                number = (int?)row.RowIndex?.Value ?? number + 1;
                yield return Line(number, row, shared);
            }
        }
    }

    private static SpreadsheetDocument Open(byte[] content)
    {
        try
        {
            return SpreadsheetDocument.Open(new MemoryStream(content, false), false, new OpenSettings { MaxCharactersInPart = CharactersOfAPart });
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException)
        {
            throw new RefusedException(ExpertListRefusals.NoList());
        }
    }

    private static ExpertLine Line(int number, Row row, IReadOnlyList<string> shared)
    {
        var cells = new List<string>();
        var formulas = new HashSet<int>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
            if (column >= Columns)
            {
                break;
            }

            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = TextOf(cell, shared);
            if (cell.CellFormula is not null || cells[column].TrimStart() is ['=' or '+' or '-' or '@', _, ..])
            {
                formulas.Add(column);
            }
        }

        return new ExpertLine(number, cells, formulas);
    }

    private static string TextOf(Cell cell, IReadOnlyList<string> shared)
    {
        var text = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        return type == CellValues.SharedString && int.TryParse(text, out var index) && index >= 0 && index < shared.Count ? shared[index]
            : type == CellValues.InlineString ? cell.InlineString?.InnerText ?? ""
            : text;
    }

    private static List<string> SharedTexts(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                // Phonetic guides are beside the text, not of it.
                var item = (SharedStringItem)reader.LoadCurrentElement()!;
                texts.Add(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(r => r.Text?.Text)));
            }
        }

        return texts;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > Columns)
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
