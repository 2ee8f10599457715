namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Where a list begins: the sheet and the row with the most of our headings.</summary>
/// <param name="Columns">Where each column stands; the first of two with one heading.</param>
/// <param name="Twice">Columns whose heading comes again.</param>
/// <param name="Ignored">Headings that are none of ours, by index.</param>
/// <param name="Skipped">Rows above the headings that hold something.</param>
internal sealed record ExpertHeading(
    SpreadsheetSheet Sheet, int Row, IReadOnlyDictionary<ExpertColumn, int> Columns, IReadOnlyList<ExpertColumn> Twice,
        IReadOnlyDictionary<int, string> Ignored, IReadOnlyList<SheetRow> Skipped)
{
    /// <summary>In so many rows the headings are looked for.</summary>
    public const int Rows = 20;

    // One word of ours can stand in any title.
    private const int Fewest = 2;

    /// <summary>The best of all sheets, a visible one before a hidden one; null when no row has headings of ours.</summary>
    public static ExpertHeading? Find(IEnumerable<SpreadsheetSheet> sheets) =>
        sheets.Select(Of).OfType<ExpertHeading>().OrderByDescending(h => h.Columns.Count).ThenBy(h => h.Sheet.Hidden).FirstOrDefault();

    private static ExpertHeading? Of(SpreadsheetSheet sheet)
    {
        var first = sheet.Rows.Take(Rows).Where(r => !r.IsEmpty).ToList();
        if (first.MaxBy(r => r.Cells.Count(IsOurs)) is not { } best || best.Cells.Count(IsOurs) < Fewest)
        {
            return null;
        }

        var columns = new Dictionary<ExpertColumn, int>();
        var twice = new List<ExpertColumn>();
        var ignored = new Dictionary<int, string>();
        foreach (var (index, cell) in best.Cells.Index().Where(c => !string.IsNullOrWhiteSpace(c.Item)))
        {
            if (ExpertColumns.Find(cell) is not { } column)
            {
                ignored[index] = cell.Trim();
            }
            else if (!columns.TryAdd(column, index))
            {
                twice.Add(column);
            }
        }

        return new(sheet, best.Number, columns, twice, ignored, first.FindAll(r => r.Number < best.Number));
    }

    private static bool IsOurs(string cell) => ExpertColumns.Find(cell) is not null;
}
