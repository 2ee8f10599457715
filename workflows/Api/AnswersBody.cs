namespace Funding.Workflows.Api;

/// <summary>What was typed: always text, checked when it is saved and again when it is submitted.</summary>
/// <param name="Fields">By the id of the form's field; numbers and days as text.</param>
/// <param name="Rows">Of parts that are filled in row by row, such as "owners".</param>
internal sealed record AnswersBody(
    IReadOnlyDictionary<string, string?>? Fields = null, IReadOnlyDictionary<string, IReadOnlyList<RowBody>?>? Rows = null)
{
    public static AnswersBody Of(Answers answers) => new(
        answers.Fields.ToDictionary(f => f.Key, f => (string?)f.Value),
        answers.Rows.ToDictionary(r => r.Key, r => (IReadOnlyList<RowBody>?)[.. r.Value.Select(RowBody.Of)]));

    public Answers Answers() => new()
    {
        Fields = Typed(Fields),
        Rows = (Rows ?? new Dictionary<string, IReadOnlyList<RowBody>?>()).Where(r => r.Value is { Count: > 0 }).ToDictionary(
            r => r.Key,
            r => (IReadOnlyList<AnswerRow>)[.. Nulls.None(r.Value, $"rows.{r.Key}").Select((row, i) => row.Row($"rows.{r.Key}[{i}]"))],
            StringComparer.Ordinal),
    };

    internal static Dictionary<string, string> Typed(IReadOnlyDictionary<string, string?>? texts) =>
        (texts ?? new Dictionary<string, string?>()).ToDictionary(f => f.Key, f => f.Value ?? "", StringComparer.Ordinal);
}

/// <param name="Cells">By column; numbers and days as text, a ticked box as "yes".</param>
/// <param name="Chosen">By column, the ids of what is ticked in it.</param>
internal sealed record RowBody(
    IReadOnlyDictionary<string, string?>? Cells = null, IReadOnlyDictionary<string, IReadOnlyList<string>?>? Chosen = null)
{
    public static RowBody Of(AnswerRow row) => new(
        row.Cells.ToDictionary(c => c.Key, c => (string?)c.Value),
        row.Chosen.ToDictionary(c => c.Key, c => (IReadOnlyList<string>?)c.Value));

    /// <param name="at">Its path in the body.</param>
    public AnswerRow Row(string at) => new(
        AnswersBody.Typed(Cells),
        (Chosen ?? new Dictionary<string, IReadOnlyList<string>?>()).ToDictionary(
            c => c.Key, c => Nulls.None(c.Value, $"{at}.chosen.{c.Key}"), StringComparer.Ordinal));
}
