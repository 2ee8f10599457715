namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>An expert list read and checked: the experts of the sound rows, and everything that is wrong by row and column.</summary>
/// <param name="Lines">Row of each expert in the file, in the same order.</param>
/// <param name="Rows">How many rows with something in them.</param>
/// <param name="Source">What of the file was read and what was not.</param>
internal sealed record ExpertList(IReadOnlyList<PoolExpert> Experts, IReadOnlyList<int> Lines, IReadOnlyList<Refusal> Problems, int Rows,
    ExpertListSource Source)
{
    public const int MostExperts = 10_000;

    /// <exception cref="RefusedException">The file is no list at all, damaged, or longer than <see cref="MostExperts"/>.</exception>
    public static ExpertList Read(byte[] content) => ExpertFile.Read(content, Check);

    private static ExpertList Check(IReadOnlyList<SpreadsheetSheet> sheets)
    {
        if (ExpertHeading.Find(sheets) is not { } heading)
        {
            return sheets.Any(s => s.Rows.Any(r => !r.IsEmpty))
                ? new([], [], [ExpertListRefusals.NoHeading(ExpertHeading.Rows),
                    .. ExpertColumns.Required.Select(ExpertListRefusals.MissingColumn)], 0, ExpertListSource.None)
                : throw new RefusedException(ExpertListRefusals.Empty());
        }

        List<Refusal> problems = [.. heading.Twice.Select(ExpertListRefusals.DoubleColumn),
            .. ExpertColumns.Required.Where(c => !heading.Columns.ContainsKey(c)).Select(ExpertListRefusals.MissingColumn)];
        if (problems.Count > 0)
        {
            return new([], [], problems, 0, ExpertListSource.Of(heading, new HashSet<int>()));
        }

        var row = new ExpertRow(heading.Columns, problems);
        var experts = new List<PoolExpert>();
        var lines = new List<int>();
        var emails = new Dictionary<string, int>(StringComparer.Ordinal);
        var unnamed = new HashSet<int>();
        var rows = 0;
        foreach (var line in heading.Sheet.Rows.Where(r => r.Number > heading.Row && !r.IsEmpty))
        {
            if (++rows > MostExperts)
            {
                throw new RefusedException(ExpertListRefusals.TooMany(MostExperts));
            }

            var before = problems.Count;
            var expert = row.Read(line);
            if (expert.Email.Length > 0 && !emails.TryAdd(expert.Email, line.Number))
            {
                problems.Add(ExpertListRefusals.DoubleEmail(line.Number, emails[expert.Email], expert.Email));
            }

            if (problems.Count == before)
            {
                experts.Add(expert);
                lines.Add(line.Number);
            }

            unnamed.UnionWith(line.Cells.Index().Where(c => !string.IsNullOrWhiteSpace(c.Item)).Select(c => c.Index));
        }

        return rows == 0 ? throw new RefusedException(ExpertListRefusals.Empty())
            : new(experts, lines, problems, rows, ExpertListSource.Of(heading, unnamed));
    }
}

/// <summary>What of a file was read as the list, for the reader to see that it was the right thing.</summary>
/// <param name="Sheet">Name of the sheet; null for a file without sheets.</param>
/// <param name="HeadingRow">Row of the headings, from 1; null when none was found.</param>
/// <param name="Skipped">Rows above the headings, as "1: title".</param>
/// <param name="Ignored">Headings, or letters, of columns that are not read.</param>
public sealed record ExpertListSource(string? Sheet, int? HeadingRow, IReadOnlyList<string> Skipped, IReadOnlyList<string> Ignored)
{
    private const int Characters = 120;

    internal static ExpertListSource None { get; } = new(null, null, [], []);

    internal static ExpertListSource Of(ExpertHeading heading, IReadOnlySet<int> filled) => new(
        heading.Sheet.Name, heading.Row,
        [.. heading.Skipped.Select(r =>
            Short($"{r.Number}: {string.Join(' ', r.Cells.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim()))}"))],
        [.. heading.Ignored.Select(c => (Index: c.Key, Name: Short(c.Value)))
            .Concat(filled.Where(i => !heading.Ignored.ContainsKey(i) && !heading.Columns.Values.Contains(i))
                .Select(i => (Index: i, Name: SheetRow.ColumnName(i))))
            .OrderBy(c => c.Index).Select(c => c.Name)]);

    private static string Short(string text) => text.Length <= Characters ? text : text[..Characters] + "…";
}
