namespace Funding.Platform.Spreadsheets;

/// <summary>
/// The sheets of an .xlsx as text. It is read here and not by the Open XML SDK because that one answers damage with a dozen kinds of
/// exceptions that do not name the damaged part.
/// </summary>
public sealed class XlsxReader(XlsxPackage package)
{
    /// <summary>Columns beyond are not read.</summary>
    public const int Columns = 100;
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const int MostMerged = 50_000;

    private readonly Lazy<List<string>> shared = new(() => SharedTexts(package));

    /// <summary>The worksheets in the workbook's order; charts are left out.</summary>
    /// <exception cref="RefusedException">The package is damaged; names where.</exception>
    public IReadOnlyList<SpreadsheetSheet> Sheets()
    {
        var workbook = package.Relationships("").Values.FirstOrDefault(r =>
            r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        var targets = package.Relationships(workbook);
        var sheets = new List<SpreadsheetSheet>();
        using var reader = package.Read(workbook);
        while (reader.Next())
        {
            if (!reader.IsStart("sheet"))
            {
                continue;
            }

            var name = reader.Attribute("name") ?? "";
            var id = reader.AttributeOfAny("id") ?? "";
            var (type, part) = targets.TryGetValue(id, out var found) ? found
                : throw new RefusedException(WorkbookRefusals.NoRelationship(name, id));
            if (type.EndsWith("/worksheet", StringComparison.Ordinal))
            {
                if (!package.Has(part))
                {
                    throw new RefusedException(WorkbookRefusals.PartMissing(part));
                }

                sheets.Add(new SpreadsheetSheet(name, reader.Attribute("state") is "hidden" or "veryHidden", Rows(part))
                {
                    Merged = () => Merged(part),
                });
            }
        }

        return sheets.Count > 0 ? sheets : throw new RefusedException(WorkbookRefusals.NoSheets());
    }

    private IEnumerable<SheetRow> Rows(string part)
    {
        using var reader = package.Read(part);
        var number = 0;
        while (reader.Next())
        {
            if (!reader.IsStart("row"))
            {
                continue;
            }

            if (reader.Attribute("r") is { } given)
            {
                number = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var next) && next > number
                    && next <= MostRows
                    ? next
                    : throw new RefusedException(WorkbookRefusals.RowNumber(part, given));
            }
            else
            {
                number++;
            }

            yield return Row(reader, number);
        }
    }

    private List<MergedCells> Merged(string part)
    {
        var merged = new List<MergedCells>();
        using var reader = package.Read(part);
        while (reader.Next())
        {
            if (!reader.IsStart("mergeCell"))
            {
                continue;
            }

            if (merged.Count == MostMerged)
            {
                throw new RefusedException(WorkbookRefusals.TooManyMerged(MostMerged));
            }

            merged.Add(BlockOf(reader.Attribute("ref") ?? "")
                ?? throw new RefusedException(WorkbookRefusals.CellReference(part, reader.Attribute("ref") ?? "")));
        }

        return merged;
    }

    /// <returns>Null when it is no block such as A1:B2.</returns>
    private static MergedCells? BlockOf(string reference) =>
        reference.Split(':') is [var from, var to]
        && (ColumnOf(from), RowOf(from), ColumnOf(to), RowOf(to)) is ({ } first, { } top, { } last, { } bottom)
        && first <= last && top <= bottom
            ? new MergedCells(top, bottom, first, last)
            : null;

    private static int? RowOf(string reference) =>
        int.TryParse(
            reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
        && row is >= 1 and <= MostRows ? row : null;

    private SheetRow Row(PartReader reader, int number)
    {
        var cells = new List<string>();
        var formulas = new HashSet<int>();
        var numbers = new HashSet<int>();
        var column = -1;
        while (!reader.IsEmptyElementOf("row") && reader.Next() && !reader.IsEnd("row"))
        {
            if (!reader.IsStart("c"))
            {
                continue;
            }

            var reference = reader.Attribute("r");
            column = reference is null ? column + 1 : ColumnOf(reference)
                ?? throw new RefusedException(WorkbookRefusals.CellReference(reader.Part, reference));
            var cell = Cell(reader, reference ?? $"{SheetRow.ColumnName(column)}{number}");
            if (column >= Columns)
            {
                continue;
            }

            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = cell.Text;
            if (cell.Formula)
            {
                formulas.Add(column);
            }

            if (cell.Number)
            {
                numbers.Add(column);
            }
        }

        return new SheetRow(number, cells, formulas, numbers);
    }

    private (string Text, bool Formula, bool Number) Cell(PartReader reader, string at)
    {
        var type = reader.Attribute("t") ?? "n";
        if (type is not ("b" or "d" or "e" or "inlineStr" or "n" or "s" or "str"))
        {
            throw new RefusedException(WorkbookRefusals.CellType(reader.Part, at, type));
        }

        string value = "", inline = "";
        var formula = false;
        while (!reader.IsEmptyElementOf("c") && reader.Next() && !reader.IsEnd("c"))
        {
            if (reader.IsStart("v"))
            {
                value = reader.Text();
            }
            else if (reader.IsStart("f"))
            {
                formula = true;
                reader.Text();
            }
            else if (reader.IsStart("is"))
            {
                inline = RichText(reader, "is");
            }
        }

        return type switch
        {
            "s" when value.Length > 0 => (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < shared.Value.Count
                ? shared.Value[index]
                : throw new RefusedException(WorkbookRefusals.SharedText(reader.Part, at, value)), formula, false),
            "inlineStr" => (inline, formula, false),
            _ => (value, formula, type == "n" && value.Length > 0),
        };
    }

    private static List<string> SharedTexts(XlsxPackage package)
    {
        var texts = new List<string>();
        var part = package.Relationships("").Values.FirstOrDefault(r =>
            r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        if (package.Relationships(part).Values.FirstOrDefault(r =>
            r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target is not { } strings)
        {
            return texts;
        }

        using var reader = package.Read(strings);
        while (reader.Next())
        {
            if (reader.IsStart("si"))
            {
                texts.Add(RichText(reader, "si"));
            }
        }

        return texts;
    }

    /// <summary>The runs of a text; phonetic guides are beside it, not of it.</summary>
    private static string RichText(PartReader reader, string element)
    {
        var text = new System.Text.StringBuilder();
        var guide = false;
        while (!reader.IsEmptyElementOf(element) && reader.Next() && !reader.IsEnd(element))
        {
            if (reader.IsStart("rPh"))
            {
                guide = !reader.IsEmptyElement;
            }
            else if (reader.IsEnd("rPh"))
            {
                guide = false;
            }
            else if (reader.IsStart("t"))
            {
                var run = reader.Text();
                text.Append(guide ? "" : run);
            }
        }

        return text.ToString();
    }

    /// <returns>Null when it is no reference such as B12.</returns>
    private static int? ColumnOf(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).Take(4).ToList();
        var column = letters.Aggregate(0, (sum, c) => (sum * 26) + (c - 'A' + 1));
        return letters.Count is > 0 and < 4 && column <= MostColumns && reference.Length > letters.Count && reference.Skip(letters.Count)
            .All(char.IsAsciiDigit)
            ? column - 1
            : null;
    }
}
