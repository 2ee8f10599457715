namespace Funding.Platform.Lists;

/// <summary>A row with its merged cells filled.</summary>
/// <param name="Banner">It holds one text over several columns, such as a title between the lines of a list.</param>
public sealed record MergedRow(SheetRow Row, bool Banner);

/// <summary>
/// What is merged over several rows counts for each of them, as a reader sees it: only the uppermost cell of a merged block holds a value.
/// </summary>
public static class MergedRows
{
    /// <param name="rows">In their order.</param>
    public static IEnumerable<MergedRow> Fill(IEnumerable<SheetRow> rows, IReadOnlyList<MergedCells> merged)
    {
        var blocks = merged.Where(m => m.LastRow > m.FirstRow).GroupBy(m => m.FirstColumn)
            .ToDictionary(g => g.Key, g => new Blocks([.. g.OrderBy(m => m.FirstRow)]));
        var wide = merged.Where(m => m.LastColumn > m.FirstColumn).Select(m => (m.FirstRow, m.FirstColumn)).ToHashSet();
        foreach (var row in rows)
        {
            var filled = row;
            foreach (var (column, own) in blocks)
            {
                filled = own.Fill(filled, row, column);
            }

            // A row that only continues what is merged from above has nothing of its own.
            yield return new MergedRow(row.IsEmpty ? row : filled, IsBanner(row, wide));
        }
    }

    private static bool IsBanner(SheetRow row, HashSet<(int Row, int Column)> wide) =>
        row.Cells.Index().Where(c => !string.IsNullOrWhiteSpace(c.Item)).ToList() is [var only] && wide.Contains((row.Number, only.Index));

    /// <summary>The blocks that begin in one column, from above.</summary>
    private sealed class Blocks(IReadOnlyList<MergedCells> sorted)
    {
        private int next;
        private (string Text, bool Formula, bool Number) value;

        public SheetRow Fill(SheetRow filled, SheetRow row, int column)
        {
            while (next < sorted.Count && sorted[next].LastRow < row.Number)
            {
                next++;
                value = default;
            }

            if (next >= sorted.Count || sorted[next].FirstRow > row.Number)
            {
                return filled;
            }

            if (sorted[next].FirstRow == row.Number)
            {
                value = (column < row.Cells.Count ? row.Cells[column] : "", row.Formulas.Contains(column), row.Numbers.Contains(column));
                return filled;
            }

            return value.Text is { Length: > 0 } && (column >= row.Cells.Count || row.Cells[column].Length == 0)
                ? With(filled, column) : filled;
        }

        private SheetRow With(SheetRow row, int column)
        {
            string[] cells = [.. row.Cells, .. Enumerable.Repeat("", Math.Max(0, column + 1 - row.Cells.Count))];
            cells[column] = value.Text;
            return row with
            {
                Cells = cells,
                Formulas = value.Formula ? row.Formulas.Append(column).ToHashSet() : row.Formulas,
                Numbers = value.Number ? row.Numbers.Append(column).ToHashSet() : row.Numbers,
            };
        }
    }
}
