namespace Funding.Workflows.Parts.Fields;

/// <summary>Saves a page of questions.</summary>
public static class FieldsDraftCommands
{
    /// <summary>Identifies what is stored of some fields.</summary>
    public static string VersionOf(Answers answers, IEnumerable<string> fields) =>
        DraftCommands.VersionOf(fields.Select(id => answers.Fields.GetValueOrDefault(id, "")).ToList());

    /// <param name="fields">All fields of the page, as typed.</param>
    /// <inheritdoc cref="DraftCommands.SaveAsync"/>
    public static Task<string> SaveFieldsAsync(
        this DraftCommands drafts, Actor actor, string roundId, string applicationId, IReadOnlyDictionary<string, string> fields,
        string? seen, CancellationToken cancellation = default) =>
        drafts.SaveAsync(
            actor, roundId, applicationId, seen, answers => With(answers, fields), answers => VersionOf(answers, fields.Keys),
            cancellation);

    private static Answers With(Answers answers, IReadOnlyDictionary<string, string> fields) => answers.Seen(fields.Keys) with
    {
        Fields = new Dictionary<string, string>(answers.Fields.Concat(fields).GroupBy(f => f.Key).Select(g => g.Last())),
    };
}
