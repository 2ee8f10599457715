namespace Funding.Platform.Lists;

/// <summary>Where a list begins: the sheet and the row with the most of our headings. Pure.</summary>
/// <param name="Row">Of the headings; where they stand in two rows, of the upper one.</param>
/// <param name="Last">The last row of the headings: the list's lines come after it.</param>
/// <param name="Columns">Where each column stands; the first of two with one heading.</param>
/// <param name="Twice">Columns whose heading comes again.</param>
/// <param name="Ignored">Headings that are none of ours, by index.</param>
/// <param name="Above">Rows above the headings that hold something.</param>
public sealed record ListHeading(
    SpreadsheetSheet Sheet, int Row, int Last, IReadOnlyDictionary<ListColumn, int> Columns, IReadOnlyList<ListColumn> Twice,
    IReadOnlyDictionary<int, string> Ignored, IReadOnlyList<SheetRow> Above)
{
    /// <summary>In so many rows the headings are looked for.</summary>
    public const int Rows = 20;

    // One word of ours can stand in any title.
    private const int Fewest = 2;

    /// <summary>All sheets with headings of ours; first the one with the most, a visible one before a hidden one.</summary>
    public static IReadOnlyList<ListHeading> All(ListForm form, IEnumerable<SpreadsheetSheet> sheets) =>
    [
        .. sheets.Select(s => In(form, s, s.Rows)).OfType<ListHeading>()
            .OrderByDescending(h => h.Columns.Count).ThenBy(h => h.Sheet.Hidden),
    ];

    /// <param name="rows">Of the sheet, as they are or with merged cells filled.</param>
    /// <returns>Null when no row has headings of ours.</returns>
    public static ListHeading? In(ListForm form, SpreadsheetSheet sheet, IEnumerable<SheetRow> rows)
    {
        var first = rows.TakeWhile(r => r.Number <= Rows + 1).Take(Rows + 1).Where(r => !r.IsEmpty).ToList();
        var looked = first.Where(r => r.Number <= Rows).ToList();
        if (looked.MaxBy(r => Ours(form, r)) is not { } best || Ours(form, best) < Fewest)
        {
            return null;
        }

        var (columns, twice, ignored) = (new Dictionary<ListColumn, int>(), new List<ListColumn>(), new Dictionary<int, string>());
        Read(best);
        var below = first.Find(r => r.Number > best.Number);
        var last = best.Number;
        if (below is not null && Completes(form, best, below))
        {
            // Of a heading above two others the lower ones count.
            foreach (var (index, _) in Filled(below))
            {
                ignored.Remove(index);
            }

            Read(below);
            last = below.Number;
        }

        return new(sheet, best.Number, last, columns, twice, ignored, looked.FindAll(r => r.Number < best.Number));

        void Read(SheetRow row)
        {
            foreach (var (index, cell) in Filled(row))
            {
                if (form.Find(cell) is not { } column)
                {
                    ignored[index] = cell.Trim();
                }
                else if (!columns.TryAdd(column, index) && columns[column] != index)
                {
                    twice.Add(column);
                }
            }
        }
    }

    /// <summary>Whether a row of the list is the headings once more, as on each page of a printed list.</summary>
    public bool IsRepeatedBy(ListForm form, SheetRow row)
    {
        var at = Columns.ToDictionary(c => c.Value, c => c.Key);
        var filled = Filled(row).Where(c => at.ContainsKey(c.Index)).ToList();
        return filled.Count >= Fewest && filled.All(c => form.Find(c.Item) == at[c.Index]);
    }

    /// <summary>A second row of headings: under each of the first row's stands nothing or the same, and it brings one of ours.</summary>
    private static bool Completes(ListForm form, SheetRow best, SheetRow below)
    {
        var above = Filled(best).ToDictionary(c => c.Index, c => form.Find(c.Item));
        var cells = Filled(below).Select(c => (Above: above.GetValueOrDefault(c.Index), Own: form.Find(c.Item))).ToList();
        return cells.Any(c => c.Own is not null && c.Above is null)
            && cells.All(c => c.Above is null || c.Above == c.Own);
    }

    private static int Ours(ListForm form, SheetRow row) =>
        Filled(row).Select(c => form.Find(c.Item)).OfType<ListColumn>().Distinct().Count();

    private static IEnumerable<(int Index, string Item)> Filled(SheetRow row) =>
        row.Cells.Index().Where(c => !string.IsNullOrWhiteSpace(c.Item));
}
