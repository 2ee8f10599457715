namespace Funding.Workflows.Parts.Owners;

/// <summary>Saves the owners' page.</summary>
public static class OwnersDraftCommands
{
    /// <summary>Identifies the stored owners.</summary>
    public static string VersionOf(Answers answers) => DraftCommands.VersionOf(answers.Owners());

    /// <inheritdoc cref="DraftCommands.SaveAsync"/>
    public static Task<string> SaveOwnersAsync(
        this DraftCommands drafts, Actor actor, string roundId, string applicationId, IReadOnlyList<Owner> owners, string? seen,
        CancellationToken cancellation = default) =>
        drafts.SaveAsync(actor, roundId, applicationId, seen, answers => answers.WithOwners(owners).Seen([OwnerRows.Field]), VersionOf,
            cancellation);
}
