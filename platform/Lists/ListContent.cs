namespace Funding.Platform.Lists;

/// <summary>A list as it was found in a file.</summary>
/// <param name="Lines">None while a problem is there.</param>
/// <param name="Problems">Columns that are missing or come twice.</param>
public sealed record ListContent(ListSource Source, IReadOnlyList<ListLine> Lines, IReadOnlyList<Refusal> Problems)
{
    /// <summary>Rows between the lines that are told one by one; of more the first are.</summary>
    private const int MostSkipped = 50;

    /// <summary>Finds the list in a file: CSV in any usual encoding, or XLSX, whatever its name.</summary>
    /// <param name="most">Lines that are taken at most.</param>
    /// <exception cref="RefusedException">The file is no list at all, empty, damaged, or longer.</exception>
    public static ListContent Read(ListForm form, byte[] content, int most) =>
        ListFile.Read(form, content, sheets => Of(form, sheets, most));

    internal static ListContent Of(ListForm form, IReadOnlyList<SpreadsheetSheet> sheets, int most)
    {
        var all = ListHeading.All(form, sheets);
        if (all.Count == 0)
        {
            return sheets.Any(s => s.Rows.Any(r => !r.IsEmpty))
                ? new(ListSource.None, [], [ListRefusals.NoHeading(ListHeading.Rows), .. form.Required.Select(ListRefusals.MissingColumn)])
                : throw new RefusedException(ListRefusals.Empty(form));
        }

        var sheet = all[0].Sheet;
        var rows = MergedRows.Fill(sheet.Rows, sheet.Merged());
        var heading = ListHeading.In(form, sheet, rows.Select(r => r.Row))!;
        List<Refusal> problems = [.. heading.Twice.Select(ListRefusals.DoubleColumn),
            .. form.Required.Where(c => !heading.Columns.ContainsKey(c)).Select(ListRefusals.MissingColumn)];
        string[] others = [.. all.Skip(1).Where(h => IsWhole(form, h)).Select(h => h.Sheet.Name!)];
        if (problems.Count > 0)
        {
            return new(ListSource.Of(heading, [], new HashSet<int>(), others), [], problems);
        }

        var (lines, skipped, filled) = (new List<ListLine>(), new List<SheetRow>(), new HashSet<int>());
        foreach (var (row, banner) in rows.Where(r => r.Row.Number > heading.Last && !r.Row.IsEmpty))
        {
            if (banner || heading.IsRepeatedBy(form, row))
            {
                skipped.Add(row);
                continue;
            }

            if (lines.Count == most)
            {
                throw new RefusedException(ListRefusals.TooMany(form, most));
            }

            lines.Add(new ListLine(row, heading.Columns));
            filled.UnionWith(row.Cells.Index().Where(c => !string.IsNullOrWhiteSpace(c.Item)).Select(c => c.Index));
        }

        return lines.Count == 0
            ? throw new RefusedException(ListRefusals.Empty(form))
            : new(ListSource.Of(heading, skipped.Take(MostSkipped), filled, others), lines, []);
    }

    private static bool IsWhole(ListForm form, ListHeading heading) =>
        form.Required.All(heading.Columns.ContainsKey) && heading.Sheet.Rows.Any(r => r.Number > heading.Last && !r.IsEmpty);
}
