namespace Funding.Workflows.Parts.Members;

/// <summary>Saves the members' page.</summary>
public static class MembersDraftCommands
{
    /// <summary>Identifies the stored members.</summary>
    public static string VersionOf(Answers answers) =>
        DraftCommands.VersionOf(answers.RowsOf(MemberRows.Field).Select(r => r.Cells.OrderBy(c => c.Key, StringComparer.Ordinal)).ToList());

    /// <inheritdoc cref="DraftCommands.SaveAsync"/>
    public static Task<string> SaveMembersAsync(
        this DraftCommands drafts, Actor actor, string roundId, string applicationId, IReadOnlyList<Member> members, string? seen,
        CancellationToken cancellation = default) =>
        drafts.SaveAsync(
            actor, roundId, applicationId, seen, answers => answers.WithMembers(members).Seen([MemberRows.Field]), VersionOf, cancellation);
}
