namespace Funding.Workflows.Parts.Person;

/// <summary>Saves the page of a person.</summary>
public static class PersonDraftCommands
{
    /// <summary>Identifies what is stored.</summary>
    internal static string VersionOf(PartOutline part, Answers answers) =>
        DraftCommands.VersionOf(PersonRow.Of(part, answers).Cells.OrderBy(c => c.Key, StringComparer.Ordinal).ToList());

    /// <inheritdoc cref="DraftCommands.SaveAsync"/>
    internal static Task<string> SavePersonAsync(
        this DraftCommands drafts, Actor actor, string roundId, string applicationId, PartOutline part,
        IReadOnlyDictionary<string, string> cells, string? seen, CancellationToken cancellation = default) =>
        drafts.SaveAsync(
            actor, roundId, applicationId, seen, answers => PersonRow.With(part, answers, cells).Seen([part.Id]),
            answers => VersionOf(part, answers), cancellation);
}
