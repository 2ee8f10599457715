namespace Funding.Platform.Lists;

/// <summary>What of a file was read as the list, for the reader to see that it was the right thing.</summary>
/// <param name="Sheet">Name of the sheet; null for a file without sheets.</param>
/// <param name="HeadingRow">Row of the headings, from 1; null when none was found.</param>
/// <param name="Skipped">Rows that are none of the list, as "1: title".</param>
/// <param name="Ignored">Headings, or letters, of columns that are not read.</param>
/// <param name="OtherSheets">Names of sheets that look like such a list too and were not read.</param>
public sealed record ListSource(
    string? Sheet, int? HeadingRow, IReadOnlyList<string> Skipped, IReadOnlyList<string> Ignored, IReadOnlyList<string> OtherSheets)
{
    private const int Characters = 120;

    public static ListSource None { get; } = new(null, null, [], [], []);

    internal static ListSource Of(
        ListHeading heading, IEnumerable<SheetRow> skipped, IReadOnlySet<int> filled, IReadOnlyList<string> otherSheets) => new(
        heading.Sheet.Name,
        heading.Row,
        [.. heading.Above.Concat(skipped).Select(r =>
            Excerpt.Of(
                $"{r.Number}: {string.Join(' ', r.Cells.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim()))}", Characters))],
        [.. heading.Ignored.Select(c => (Index: c.Key, Name: Excerpt.Of(c.Value, Characters)))
            .Concat(filled.Where(i => !heading.Ignored.ContainsKey(i) && !heading.Columns.Values.Contains(i))
                .Select(i => (Index: i, Name: SheetRow.ColumnName(i))))
            .OrderBy(c => c.Index).Select(c => c.Name)],
        otherSheets);
}
