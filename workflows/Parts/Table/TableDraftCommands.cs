namespace Funding.Workflows.Parts.Table;

/// <summary>Saves the page of a table.</summary>
public static class TableDraftCommands
{
    /// <summary>Identifies the stored rows.</summary>
    public static string VersionOf(Answers answers, string table) =>
        DraftCommands.VersionOf(answers.RowsOf(table).Select(row => row.Cells.OrderBy(c => c.Key, StringComparer.Ordinal)).ToList());

    /// <inheritdoc cref="DraftCommands.SaveAsync"/>
    public static Task<string> SaveTableAsync(
        this DraftCommands drafts, Actor actor, string roundId, string applicationId, string table, IReadOnlyList<AnswerRow> rows,
        string? seen, CancellationToken cancellation = default) =>
        drafts.SaveAsync(
            actor, roundId, applicationId, seen, answers => answers.With(table, rows).Seen([table]), answers => VersionOf(answers, table),
            cancellation);
}
