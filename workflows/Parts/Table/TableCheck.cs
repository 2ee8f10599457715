namespace Funding.Workflows.Parts.Table;

/// <summary>The rows of a table, cell by cell; the field of a refusal is <c>investment[0].amount</c>.</summary>
internal static class TableCheck
{
    private static readonly Texts Texts = new(typeof(TableKind));

    /// <summary>Rows that a draft keeps.</summary>
    public const int StorageLimit = 200;

    public static IReadOnlyList<Refusal> Unstorable(string table, TableSettings rules, IReadOnlyList<AnswerRow> rows) =>
        rows.Count > StorageLimit
            ? [TableRefusals.TooMany(table, rules.Title, StorageLimit, rows.Count)]
            :
            [
                .. rows.Index().SelectMany(row => row.Item.Cells.Keys.Except(rules.Columns.Select(c => c.Id)).Concat(row.Item.Chosen.Keys)
                    .Select(column => TextRefusals.Unknown($"{table}[{row.Index}].{column}"))),
                .. Cells(table, rules, rows).SelectMany(cell => FieldCheck.Unstorable(cell.Column, cell.Typed)),
            ];

    /// <summary>As a submission needs them.</summary>
    public static IEnumerable<Refusal> Missing(string table, TableSettings rules, IReadOnlyList<AnswerRow> rows)
    {
        if (Unstorable(table, rules, rows) is { Count: > 0 } unstorable) return unstorable;
        return
        [
            .. rows.Count < rules.MinRows ? [TableRefusals.TooFew(table, rules.Title, rules.MinRows, rows.Count)] : Array.Empty<Refusal>(),
            .. rows.Count > rules.MaxRows ? [TableRefusals.TooMany(table, rules.Title, rules.MaxRows, rows.Count)] : Array.Empty<Refusal>(),
            .. Cells(table, rules, rows).SelectMany(cell => FieldCheck.Missing(cell.Column, cell.Typed)),
        ];
    }

    /// <summary>What was typed and cannot be taken; nothing for what is still empty.</summary>
    public static IEnumerable<Refusal> Unusable(string table, TableSettings rules, IReadOnlyList<AnswerRow> rows) =>
        Cells(table, rules, rows).SelectMany(cell => FieldCheck.Unusable(cell.Column, cell.Typed));

    /// <summary>Each cell with its column, which is called by its row here.</summary>
    private static IEnumerable<(FormField Column, string Typed)> Cells(
        string table, TableSettings rules, IReadOnlyList<AnswerRow> rows) =>
        from row in rows.Index()
        from column in rules.Columns
        select (
            column with { Id = $"{table}[{row.Index}].{column.Id}", Label = Texts.Of("cell", row.Index + 1, column.Label) },
            row.Item.Text(column.Id));
}
