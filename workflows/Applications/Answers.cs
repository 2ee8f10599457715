namespace Funding.Workflows.Applications;

/// <summary>What the applicant typed, kept as typed until checked; one blob.</summary>
public sealed record Answers
{
    /// <summary>By field id; always text as typed.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Of parts that are filled in row by row, by the name that the part's refusals begin with.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AnswerRow>> Rows { get; init; } =
        new Dictionary<string, IReadOnlyList<AnswerRow>>();

    /// <summary>
    /// Fields, and names of parts that are filled in row by row, that came from an earlier application and were not looked at since;
    /// null for none. Only a draft has any.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Carried { get; init; }

    public static readonly Answers Empty = new();

    /// <summary>A part's rows, in the order in which they were typed; none where the part was not begun.</summary>
    public IReadOnlyList<AnswerRow> RowsOf(string part) => Rows.GetValueOrDefault(part, []);

    /// <summary>The answers with these fields looked at: saving their page says so.</summary>
    public Answers Seen(IEnumerable<string> fields) =>
        this with { Carried = Carried?.Except(fields).ToList() is { Count: > 0 } left ? left : null };

    /// <summary>The answers with other rows of one part; none takes the part away.</summary>
    public Answers With(string part, IReadOnlyList<AnswerRow> rows) => this with
    {
        Rows = Rows.Where(r => r.Key != part).Concat(rows.Count > 0 ? [new(part, rows)] : [])
            .OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
    };
}

/// <summary>One row of a part.</summary>
/// <param name="Cells">By column, as typed; absent where nothing was.</param>
/// <param name="Chosen">By column, the ids that were ticked; absent where none was.</param>
public sealed record AnswerRow(
    IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen)
{
    /// <returns>Empty where nothing was typed.</returns>
    public string Text(string column) => Cells.GetValueOrDefault(column, "");

    /// <returns>Empty where nothing was ticked.</returns>
    public IReadOnlyList<string> Ticked(string column) => Chosen.GetValueOrDefault(column, []);
}
